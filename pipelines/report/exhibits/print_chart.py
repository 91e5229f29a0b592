"""An exhibit's chart on paper: Altair to SVG, without a browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import justmytype_intl_cjk
import polars as pl

from pipelines.language import language_in_force
from pipelines.report.exhibits.cell_words import MONEY, cell_words
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.number_words import unit_words

FONT = "Noto Sans SC"
# A drawing's words are set in a variable font's thinnest weight unless it is told another.
_REGULAR = "<svg style=\"font-variation-settings:'wght' 400\" "
_WIDTH = 640
_ROW = 22
_COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d31", "#7f7f7f"]
_COLOURS += ["#a05195", "#3b7a57"]
_LABEL_LIMIT = 260
_NO_LINES = {"ticks": False, "domain": False}
_GREY, _PALE = "#44505c", "#e3e8ed"
# Room right of the longest bar for its words, as a share of the bar.
_ROOM = 1.22
# So many labels of months stand side by side; more are turned.
_LEVEL_LABELS, _LEVEL_WIDTH = 13, 100
_FEW_CELLS = 14
_CHINESE_STEPS = (
    "abs(datum.value) >= 1e8 ? format(datum.value / 1e8, ',~f') + '亿' : "
    "abs(datum.value) >= 1e4 ? format(datum.value / 1e4, ',~f') + '万' : format(datum.value, ',~f')"
)


def font_folder() -> Path:
    """Where the fonts of the installed package of CJK fonts lie."""
    return Path(justmytype_intl_cjk.__file__).parent / "fonts" / "ofl" / "notosanssc"


def chart_svg(exhibit: Exhibit, width: int = _WIDTH) -> str:
    """The chart as SVG text, its labels real text in the font FONT; the exhibit has a chart.

    It is `width` units wide with all its words, which are of one size whatever it shows.
    """
    import altair as alt

    frame = _drawn(exhibit)
    kind = exhibit.chart.kind
    unit = exhibit.column(exhibit.chart.value).unit or ""
    if kind in {"bars", "funnel", "tiles"}:
        drawing = _lying_bars(alt, frame, largest_first=kind != "funnel")
    elif kind == "heat":
        drawing = _heat(alt, frame, unit_words(unit))
    else:
        drawing = _over_time(alt, frame, stacked=kind == "stacked")
    steps = _CHINESE_STEPS if unit.startswith(MONEY) and language_in_force() == "zh" else None
    sized = drawing.properties(width=width, autosize={"type": "fit-x", "contains": "padding"})
    return _svg(sized, steps)


def _svg(sized: Any, steps: str | None) -> str:
    """The drawing in the house's type and width; `steps`: how an axis writes its numbers."""
    labels = {"labelColor": _GREY, "labelFontSize": 10, "labelLimit": _LABEL_LIMIT}
    lines = {"domainColor": "#b8c2cc", "tickColor": "#b8c2cc", "gridColor": _PALE}
    sized = sized.configure(font=FONT, padding=2).configure_view(stroke=None)
    sized = sized.configure_axis(grid=False, title=None, **labels, **lines)
    sized = sized.configure_axisQuantitative(**({"labelExpr": steps} if steps else {}))
    sized = sized.configure_legend(labelFontSize=10, labelColor=_GREY, labelLimit=_LABEL_LIMIT)
    svg = _converter().vegalite_to_svg(sized.to_dict())
    return svg.replace("<svg ", _REGULAR, 1)


@cache
def _converter() -> Any:
    import vl_convert

    # It measures words in the font that Typst sets them in.
    vl_convert.register_font_directory(str(font_folder()))
    return vl_convert


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
    if largest_first:
        frame = frame.sort(pl.col("value").fill_null(0), descending=True, maintain_order=True)
    # A row without a value has its dash where a bar would begin.
    told = frame.with_columns(end=pl.col("value").fill_null(0))
    reach = [min(told["end"].min(), 0) * _ROOM, max(told["end"].max(), 0) * _ROOM or 1]
    names = told["x"].unique(maintain_order=True).to_list()
    shared = alt.Chart(told).encode(
        x=alt.X("end:Q", axis=None, stack=None, scale=alt.Scale(domain=reach)),
        y=alt.Y("x:N", sort=names, axis=alt.Axis(**_NO_LINES)),
    )
    bars = shared.mark_bar(color=_COLOURS[0], height=alt.RelativeBandSize(band=0.68))
    words = shared.mark_text(align="left", dx=4, color=_GREY, fontSize=10).encode(text="words:N")
    return (bars + words).properties(height=max(_ROW * len(names), 2 * _ROW))


def _over_time(alt: Any, frame: pl.DataFrame, stacked: bool) -> Any:
    several = frame["series"].n_unique() > 1
    legend = alt.Legend(title=None, orient="top", columns=5) if several else None
    shared = alt.Chart(frame).encode(
        x=alt.X("x:N", sort=None, axis=_names_below(alt, frame)),
        y=alt.Y("value:Q", stack="zero" if stacked else None, axis=alt.Axis(grid=True)),
        color=alt.Color("series:N", sort=None, legend=legend, scale=alt.Scale(range=_COLOURS)),
    )
    marked = shared.mark_bar() if stacked else shared.mark_line(point=True, strokeWidth=2)
    return marked.properties(height=190)


def _names_below(alt: Any, frame: pl.DataFrame, **more: Any) -> Any:
    """The axis of x: level where the names have room, turned where they have not."""
    names = frame["x"].unique()
    widest = max(
        (sum(2 if ord(sign) > 0x2E7F else 1 for sign in name) for name in names), default=0
    )
    is_level = len(names) <= _LEVEL_LABELS and widest * len(names) <= _LEVEL_WIDTH
    return alt.Axis(labelAngle=0 if is_level else -45, labelOverlap=len(names) > 40, **more)


def _heat(alt: Any, frame: pl.DataFrame, unit: str) -> Any:
    rows = frame["series"].n_unique()
    told = frame.with_columns(figure=pl.col("words").str.strip_suffix(unit).str.strip_chars())
    shared = alt.Chart(told).encode(
        x=alt.X("x:N", sort=None, axis=_names_below(alt, frame, orient="top", **_NO_LINES)),
        y=alt.Y("series:N", sort=None, axis=alt.Axis(**_NO_LINES)),
    )
    shades = alt.Scale(range=["#e3eef7", "#0b4f7f"])
    drawn = shared.mark_rect(stroke="#ffffff", strokeWidth=2).encode(
        color=alt.Color("value:Q", legend=None, scale=shades)
    )
    if frame["x"].n_unique() <= _FEW_CELLS:
        middle = ((frame["value"].min() or 0) + (frame["value"].max() or 0)) / 2
        ink = alt.condition(f"datum.value > {middle}", alt.value("#ffffff"), alt.value("#1c2733"))
        drawn += shared.mark_text(fontSize=9).encode(text="figure:N", color=ink)
    return drawn.properties(height=max(_ROW * rows, 2 * _ROW))
