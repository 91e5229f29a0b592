"""An exhibit's chart on paper: Altair to SVG, without a browser."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.report.exhibits.axis_words import axis_words
from pipelines.report.exhibits.cell_words import cell_words
from pipelines.report.exhibits.exhibit import Exhibit

FONT = "Noto Sans SC"
_WIDTH = 640
_ROW = 22
_COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31", "#7f7f7f"]
_LABEL_LIMIT = 260


def chart_svg(exhibit: Exhibit) -> str:
    """The chart as SVG text, its labels real text in the font FONT; the exhibit has a chart."""
    import altair as alt
    import vl_convert

    frame = _drawn(exhibit)
    kind = exhibit.chart.kind
    if kind in {"bars", "funnel", "tiles"}:
        drawing = _lying_bars(alt, frame, largest_first=kind != "funnel")
    elif kind == "heat":
        drawing = _heat(alt, frame)
    else:
        drawing = _over_time(alt, frame, axis_words(exhibit), stacked=kind == "stacked")
    drawing = drawing.configure(font=FONT).configure_view(stroke=None)
    drawing = drawing.configure_axis(labelLimit=_LABEL_LIMIT, grid=False, title=None)
    return vl_convert.vegalite_to_svg(drawing.to_dict())


def _drawn(exhibit: Exhibit) -> pl.DataFrame:
    """The frame as columns x, series, value and words; Altair needs no more."""
    chart, frame = exhibit.chart, exhibit.frame

    def words(name: str) -> pl.Series:
        unit = exhibit.column(name).unit
        return pl.Series([cell_words(cell, unit) for cell in frame[name]], dtype=pl.String)

    return pl.DataFrame(
        {
            "x": words(chart.x),
            "series": words(chart.series) if chart.series else [""] * frame.height,
            "value": frame[chart.value].cast(pl.Float64),
            "words": words(chart.value),
        }
    )


def _lying_bars(alt: Any, frame: pl.DataFrame, largest_first: bool) -> Any:
    order = "-x" if largest_first else frame["x"].unique(maintain_order=True).to_list()
    shared = alt.Chart(frame).encode(
        x=alt.X("value:Q", axis=None), y=alt.Y("x:N", sort=order, title=None)
    )
    bars = shared.mark_bar(color=_COLOURS[0])
    words = shared.mark_text(align="left", dx=4).encode(text="words:N")
    return (bars + words).properties(width=_WIDTH - 180, height=max(_ROW * frame.height, 60))


def _over_time(alt: Any, frame: pl.DataFrame, along: list[str], stacked: bool) -> Any:
    several = frame["series"].n_unique() > 1
    legend = alt.Legend(title=None, orient="top") if several else None
    shared = alt.Chart(frame).encode(
        x=alt.X("x:N", sort=along, title=None, axis=alt.Axis(labelAngle=-45)),
        y=alt.Y("value:Q", title=None, stack="zero" if stacked else None),
        color=alt.Color("series:N", sort=None, legend=legend, scale=alt.Scale(range=_COLOURS)),
    )
    marked = shared.mark_bar() if stacked else shared.mark_line(point=True)
    return marked.properties(width=_WIDTH - 60, height=220)


def _heat(alt: Any, frame: pl.DataFrame) -> Any:
    rows = frame["series"].n_unique()
    return (
        alt.Chart(frame)
        .mark_rect(stroke="#ffffff")
        .encode(
            x=alt.X("x:N", sort=None, title=None, axis=alt.Axis(orient="top", labelAngle=-45)),
            y=alt.Y("series:N", sort=None, title=None),
            color=alt.Color("value:Q", legend=None, scale=alt.Scale(scheme="blues")),
        )
        .properties(width=_WIDTH - 180, height=max(_ROW * rows, 60))
    )
