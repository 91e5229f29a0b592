"""Steps along time: a line per name, with a mark of its own shape and colour on each day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import polars as pl

from dashboards.charts.labels import layout, words_of
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.palette import SERIES, THREAD

_ROW_HEIGHT = 27
_FRAME_HEIGHT = 110
_SYMBOLS = ["circle", "square", "diamond", "triangle-up", "star", "cross", "x"]
_MOST_TICKS = 6


def draw_steps(exhibit: Exhibit) -> go.Figure:
    """One line per value of the chart's x, in the frame's order; one kind of mark per series."""
    chart, frame = exhibit.chart, exhibit.frame
    names = words_of(exhibit, chart.x)
    named = frame.with_columns(
        pl.Series("_name", names), pl.Series("_mark", words_of(exhibit, chart.series))
    )
    marks = named.partition_by("_mark", maintain_order=True)
    traces = [_line(named, chart.value)]
    traces += [_marks(part, chart.value, place) for place, part in enumerate(marks)]
    height = _FRAME_HEIGHT + _ROW_HEIGHT * len(set(names))
    labels = {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(dict.fromkeys(names)),
        "autorange": "reversed",
        "fixedrange": True,
        "automargin": True,
    }
    days = frame[chart.value].drop_nulls()
    return go.Figure(
        traces,
        layout(height=height, xaxis=_months(days), yaxis=labels, showlegend=True),
    )


def _line(named: pl.DataFrame, value: str) -> go.Scatter:
    x: list[date | None] = []
    y: list[str | None] = []
    points = named.select("_name", value).rows()
    for (name, day), (following, _) in pairwise([*points, (None, None)]):
        x.append(day)
        y.append(name)
        if following != name:
            x.append(None)
            y.append(None)
    return go.Scatter(
        x=x, y=y, mode="lines", line={"color": THREAD}, hoverinfo="skip", showlegend=False
    )


def _marks(part: pl.DataFrame, value: str, place: int) -> go.Scatter:
    return go.Scatter(
        x=part[value].to_list(),
        y=part["_name"].to_list(),
        name=part["_mark"][0],
        mode="markers",
        marker={
            "symbol": _SYMBOLS[place % len(_SYMBOLS)],
            "color": SERIES[place % len(SERIES)],
            "size": 11,
        },
        hovertemplate="%{y}<br>%{fullData.name} %{x|%Y-%m-%d}<extra></extra>",
    )


def _months(days: pl.Series) -> dict[str, Any]:
    span = (days.max() - days.min()).days // 30 if len(days) else 0
    return {
        "type": "date",
        "tickformat": "%Y-%m",
        "dtick": f"M{span // _MOST_TICKS + 1}",
        "fixedrange": True,
        "automargin": True,
    }
