"""How each kind of chart is drawn on paper, with Altair."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.report.exhibits.palette import INK, MAIN, SERIES, SHADES, THREAD, TONES

GREY, PALE = "#44505c", "#e3e8ed"
_ROW = 22
_NO_LINES = {"ticks": False, "domain": False}
# Room right of the longest bar for its words, as a share of the bar.
_ROOM = 1.22
# So many labels of months stand side by side; more are turned.
_LEVEL_LABELS, _LEVEL_WIDTH = 13, 100
_FEW_CELLS = 14


def draw_lying_bars(
    alt: Any, frame: pl.DataFrame, largest_first: bool, least_height: int = 0
) -> Any:
    """Bars with their words; a row without a value has its dash."""
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
    bars = shared.mark_bar(color=MAIN, height=alt.RelativeBandSize(band=0.68))
    bars = bars.encode(description="said:N")
    words = shared.mark_text(align="left", dx=4, color=GREY, fontSize=10).encode(text="words:N")
    return (bars + words).properties(height=max(_ROW * len(names), 2 * _ROW, least_height))


def draw_over_time(
    alt: Any, frame: pl.DataFrame, along: list[str], stacked: bool, ticks: Any
) -> Any:
    """Lines, or standing bars in parts, along `along`; `ticks`: how the values' axis is marked."""
    several = frame["series"].n_unique() > 1
    legend = alt.Legend(title=None, orient="top", columns=5) if several else None
    shared = alt.Chart(frame).encode(
        x=alt.X("x:N", sort=along, axis=_names_below(alt, frame)),
        y=alt.Y("value:Q", stack="zero" if stacked else None, axis=ticks),
        color=alt.Color("series:N", sort=None, legend=legend, scale=alt.Scale(range=SERIES)),
    )
    if stacked:
        return shared.mark_bar().encode(description="said:N").properties(height=190)
    points = shared.mark_point(filled=True, size=40).encode(description="said:N")
    return (shared.mark_line(strokeWidth=2) + points).properties(height=190)


def _names_below(alt: Any, frame: pl.DataFrame, **more: Any) -> Any:
    """The axis of x: level where the names have room, turned where they have not."""
    names = frame["x"].unique()
    widest = max(
        (sum(2 if ord(sign) > 0x2E7F else 1 for sign in name) for name in names), default=0
    )
    is_level = len(names) <= _LEVEL_LABELS and widest * len(names) <= _LEVEL_WIDTH
    return alt.Axis(labelAngle=0 if is_level else -45, labelOverlap=len(names) > 40, **more)


def draw_heat(alt: Any, frame: pl.DataFrame, unit: str) -> Any:
    """Squares shaded by value, with the figure where there is room."""
    rows = frame["series"].n_unique()
    told = frame.with_columns(figure=pl.col("words").str.strip_suffix(unit).str.strip_chars())
    shared = alt.Chart(told).encode(
        x=alt.X("x:N", sort=None, axis=_names_below(alt, frame, orient="top", **_NO_LINES)),
        y=alt.Y("series:N", sort=None, axis=alt.Axis(**_NO_LINES)),
    )
    shades = alt.Scale(range=[SHADES[0][1], SHADES[-1][1]])
    drawn = shared.mark_rect(stroke="#ffffff", strokeWidth=2).encode(
        color=alt.Color("value:Q", legend=None, scale=shades)
    )
    if frame["x"].n_unique() <= _FEW_CELLS:
        middle = ((frame["value"].min() or 0) + (frame["value"].max() or 0)) / 2
        ink = alt.condition(f"datum.value > {middle}", alt.value("#ffffff"), alt.value(INK))
        drawn += shared.mark_text(fontSize=9).encode(text="figure:N", color=ink)
    return drawn.properties(height=max(_ROW * rows, 2 * _ROW))


def _days_below(alt: Any) -> Any:
    """The axis of days: a mark a month at most, so that none stands twice."""
    return alt.Axis(format="%Y-%m", tickCount="month", labelOverlap=True)


def draw_timeline(alt: Any, frame: pl.DataFrame) -> Any:
    """A mark and its words on each row's day."""
    order = frame["x"].unique(maintain_order=True).to_list()
    shared = alt.Chart(frame).encode(
        x=alt.X("value:T", axis=_days_below(alt)),
        y=alt.Y("x:N", sort=order, axis=alt.Axis(**_NO_LINES)),
    )
    marks = shared.mark_point(filled=True, size=70, color=MAIN)
    words = shared.mark_text(align="left", dx=8, color=GREY, fontSize=10).encode(text="words:N")
    return (marks + words).properties(height=max(_ROW * len(order), 2 * _ROW))


def draw_states(alt: Any, frame: pl.DataFrame) -> Any:
    """A square per cell, coloured by its tone and told in its word."""
    rows = frame["series"].unique(maintain_order=True).to_list()
    tones = alt.Scale(domain=list(TONES), range=list(TONES.values()))
    shared = alt.Chart(frame).encode(
        x=alt.X("x:N", sort="ascending", axis=_names_below(alt, frame, orient="top", **_NO_LINES)),
        y=alt.Y("series:N", sort=rows, axis=alt.Axis(**_NO_LINES)),
    )
    cells = shared.mark_rect(stroke="#ffffff").encode(
        color=alt.Color("tone:N", legend=None, scale=tones)
    )
    words = shared.mark_text(fontSize=9).encode(text="words:N")
    return (cells + words).properties(height=max(_ROW * len(rows), 2 * _ROW))


def draw_steps(alt: Any, frame: pl.DataFrame) -> Any:
    """A line per row with a mark on each day, its shape and colour by series."""
    order = frame["x"].unique(maintain_order=True).to_list()
    marks = frame["series"].unique(maintain_order=True).to_list()
    shared = alt.Chart(frame).encode(
        x=alt.X("value:T", axis=_days_below(alt)),
        y=alt.Y("x:N", sort=order, axis=alt.Axis(**_NO_LINES)),
    )
    lines = shared.mark_line(color=THREAD).encode(detail="x:N")
    legend = alt.Legend(title=None, orient="top")
    points = shared.mark_point(filled=True, size=60).encode(
        color=alt.Color("series:N", sort=marks, legend=legend, scale=alt.Scale(range=SERIES)),
        shape=alt.Shape("series:N", sort=marks, legend=legend),
    )
    return (lines + points).properties(height=max(_ROW * len(order), 2 * _ROW))
