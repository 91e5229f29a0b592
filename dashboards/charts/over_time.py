"""Values along months: lines, and standing bars stacked by series."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import polars as pl

from dashboards.charts.labels import layout, numbers_of, words_of
from dashboards.charts.value_axis import value_axis
from pipelines.report.exhibits.axis_words import axis_words
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.palette import SERIES

_HEIGHT = 340
# On a phone each name of the legend takes a line.
_LEGEND_LINE = 16


def draw_lines(exhibit: Exhibit) -> go.Figure:
    """One line per series; a month without a value leaves a gap."""
    return _figure(exhibit, _line)


def draw_stacked(exhibit: Exhibit) -> go.Figure:
    """One standing bar per x, its parts by series."""
    return _figure(exhibit, _part)


def _figure(exhibit: Exhibit, trace: Any) -> go.Figure:
    chart = exhibit.chart
    if chart.series is None:
        parts = [("", exhibit.frame)]
    else:
        grouped = exhibit.frame.partition_by(chart.series, maintain_order=True)
        parts = [(words_of(exhibit, chart.series, part)[0], part) for part in grouped]
    traces = [
        trace(exhibit, name, part, SERIES[place % len(SERIES)])
        for place, (name, part) in enumerate(parts)
    ]
    return go.Figure(
        traces,
        layout(
            height=_HEIGHT + _LEGEND_LINE * len(parts),
            barmode="relative",
            showlegend=len(parts) > 1,
            hovermode="x unified" if len(parts) > 1 else "closest",
            xaxis={
                "type": "category",
                "categoryarray": axis_words(exhibit),
                "fixedrange": True,
                "automargin": True,
            },
            yaxis=value_axis(exhibit, chart.x if trace is _part else None),
        ),
    )


def _line(exhibit: Exhibit, name: str, part: pl.DataFrame, colour: str) -> go.Scatter:
    return go.Scatter(
        **_points(exhibit, part, name), mode="lines+markers", line={"color": colour, "width": 2.5}
    )


def _part(exhibit: Exhibit, name: str, part: pl.DataFrame, colour: str) -> go.Bar:
    return go.Bar(**_points(exhibit, part, name), marker={"color": colour})


def _points(exhibit: Exhibit, part: pl.DataFrame, name: str) -> dict[str, Any]:
    chart = exhibit.chart
    return {
        "x": words_of(exhibit, chart.x, part),
        "y": numbers_of(part, chart.value),
        "customdata": words_of(exhibit, chart.value, part),
        "name": name,
        "hovertemplate": "%{customdata}" if name else "%{x}<br>%{customdata}<extra></extra>",
    }
