"""An exhibit's chart on paper: Altair to SVG, without a browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import justmytype_intl_cjk
import polars as pl

from pipelines.language import language_in_force
from pipelines.report.exhibits.axis_words import axis_words
from pipelines.report.exhibits.cell_words import MONEY, RATIO, cell_words
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.print_kinds import (
    GREY,
    PALE,
    draw_heat,
    draw_lying_bars,
    draw_over_time,
    draw_states,
    draw_steps,
    draw_timeline,
)
from pipelines.report.exhibits.print_panels import draw_panels
from pipelines.report.number_words import unit_words

FONT = "Noto Sans SC"
# A drawing's words are set in a variable font's thinnest weight unless it is told another.
_REGULAR = "<svg style=\"font-variation-settings:'wght' 400\" "
_WIDTH = 640
_LABEL_LIMIT = 260
_CHINESE_STEPS = (
    "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, ',~f') + '亿' : "
    "abs(datum.value) >= 1e4 ? format(datum.value / 1e4, ',~f') + '万' : format(datum.value, ',~f')"
)


def font_folder() -> Path:
    """Where the fonts of the installed package of CJK fonts lie."""
    return Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl" / "notosanssc"


def chart_svg(exhibit: Exhibit, width: int = _WIDTH, least_height: int = 0) -> str:
    """The chart as SVG text, its labels real text in the font FONT; the exhibit has a chart.

    It is `width` units wide with all its words, which are of one size whatever it shows; bars that
    lie are `least_height` high, to stand beside charts of that height.
    """
    import altair as alt

    frame = _drawn(exhibit)
    kind = exhibit.chart.kind
    unit = exhibit.column(exhibit.chart.value).unit or ""
    match kind:
        case "bars" | "funnel" | "tiles":
            drawing = draw_lying_bars(alt, frame, kind != "funnel", least_height)
        case "heat":
            drawing = draw_heat(alt, frame, unit_words(unit))
        case "states":
            drawing = draw_states(alt, frame.with_columns(tone=exhibit.frame[exhibit.chart.tone]))
        case "timeline":
            drawing = draw_timeline(alt, frame)
        case "steps":
            drawing = draw_steps(alt, frame)
        case "panels":
            return _svg(draw_panels(alt, frame, axis_words(exhibit), width), None, {})
        case _:
            ticks = _value_ticks(alt, frame, unit)
            along, is_stacked = axis_words(exhibit), kind == "stacked"
            drawing = draw_over_time(alt, frame, along, is_stacked, ticks)
    steps = _CHINESE_STEPS if unit.startswith(MONEY) and language_in_force() == "zh" else None
    fitted = {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
    return _svg(drawing, steps, fitted)


def _value_ticks(alt: Any, frame: pl.DataFrame, unit: str) -> Any:
    """How the axis of values is marked: shares in per cent, what counts whole things by whole."""
    if unit == RATIO:
        return alt.Axis(grid=True, format="~%")
    is_whole = all(value % 1 == 0 for value in frame["value"].drop_nulls())
    more = {"tickMinStep": 1, "format": ",d"} if is_whole and not unit.startswith(MONEY) else {}
    return alt.Axis(grid=True, **more)


def _svg(drawing: Any, steps: str | None, fitted: dict[str, Any]) -> str:
    """The drawing in the house's type.

    `steps` is how an axis writes its numbers, `fitted` the width that it is fitted into.
    """
    # Altair copies a drawing, and holds it against its schema, with each step: to say this by its
    # methods took a third of the time.
    spec = drawing.to_dict(validate=False) | fitted | {"config": _house(steps)}
    return _converter().vegalite_to_svg(spec).replace("<svg ", _REGULAR, 1)


def _house(steps: str | None) -> dict[str, Any]:
    """Vega-Lite's settings of every chart on paper."""
    labels = {"labelColor": GREY, "labelFontSize": 10, "labelLimit": _LABEL_LIMIT}
    lines = {"domainColor": "#b8c2cc", "tickColor": "#b8c2cc", "gridColor": PALE}
    return {
        "font": FONT,
        "padding": 2,
        "view": {"stroke": None},
        "axis": {"grid": False, "title": None, **labels, **lines},
        "axisQuantitative": {"labelExpr": steps} if steps else {},
        "legend": labels,
    }


@cache
def _converter() -> Any:
    import vl_convert

    # It measures words in the font that Typst sets them in.
    vl_convert.register_font_directory(str(font_folder()))
    return vl_convert


def _drawn(exhibit: Exhibit) -> pl.DataFrame:
    """The frame as columns x, series, value, words and said; Altair needs no more."""
    chart, frame = exhibit.chart, exhibit.frame

    def words(name: str) -> pl.Series:
        unit = exhibit.column(name).unit
        return pl.Series([cell_words(cell, unit) for cell in frame[name]], dtype=pl.String)

    # A state is a word, and its cell the value; a timeline's and a step's value is a day.
    value = pl.Series([None] * frame.height) if chart.tone else frame[chart.value]
    told = pl.DataFrame(
        {
            "x": words(chart.x),
            "series": words(chart.series) if chart.series else [""] * frame.height,
            "value": value if value.dtype == pl.Date else value.cast(pl.Float64),
            "words": words(chart.words or chart.value),
        }
    )
    # What a mark says of itself to who points at it, or hears it read.
    parts = [pl.col(name) for name in ("series", "x", "words")]
    return told.with_columns(said=pl.concat_str(parts, separator=" ").str.strip_chars())
