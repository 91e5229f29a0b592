"""Small charts beside one another on paper, each with a scale and a unit of its own."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.report.exhibits.palette import MAIN
from pipelines.report.exhibits.print_kinds import GREY

_ACROSS, _HEIGHT = 2, 38
# Room between two panels and for the numbers beside the first.
_BETWEEN, _BESIDE = 14, 24
_ROOM = 1.35
_TITLE = {"fontSize": 11, "fontWeight": 600, "anchor": "start", "offset": 2}


def draw_panels(alt: Any, frame: pl.DataFrame, along: list[str], width: int) -> Any:
    """A filled line per series along `along`, the last value in words; `width` of all."""
    inner = width // _ACROSS - _BETWEEN - _BESIDE
    panels = [
        _panel(alt, part, along).properties(
            width=inner, height=_HEIGHT, title=alt.Title(part["series"][0], **_TITLE)
        )
        for part in frame.partition_by("series", maintain_order=True)
    ]
    return alt.concat(*panels, columns=_ACROSS, spacing={"row": 4, "column": _BETWEEN})


def _panel(alt: Any, part: pl.DataFrame, along: list[str]) -> Any:
    known = part.drop_nulls("value")
    low = min(known["value"].min() or 0, 0)
    high = max(known["value"].max() or 0, 0)
    scale = alt.Scale(domain=[low * _ROOM, high * _ROOM or 1])
    months = alt.Axis(labelExpr="slice(datum.value, -2)", labelAngle=0, ticks=False)
    shared = alt.Chart(part).encode(
        x=alt.X("x:N", sort=along, scale=alt.Scale(domain=along), axis=months),
        y=alt.Y("value:Q", scale=scale, axis=None),
    )
    area = shared.mark_area(color=MAIN, opacity=0.14)
    line = shared.mark_line(color=MAIN, strokeWidth=1.6)
    ends = _words_at(alt, known.head(1), along, scale) + _words_at(alt, known.tail(1), along, scale)
    return area + line + ends


def _words_at(alt: Any, point: pl.DataFrame, along: list[str], scale: Any) -> Any:
    shared = alt.Chart(point).encode(
        x=alt.X("x:N", sort=along), y=alt.Y("value:Q", scale=scale, axis=None)
    )
    dot = shared.mark_point(filled=True, size=24, color=MAIN)
    words = shared.mark_text(dy=-8, fontSize=9, color=GREY).encode(text="words:N")
    return dot + words
