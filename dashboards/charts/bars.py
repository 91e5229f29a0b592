"""Lying bars, largest first, each with its value in words at its end."""

from __future__ import annotations

import plotly.graph_objects as go
import polars as pl

from dashboards.charts.labels import layout, numbers_of, words_of
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.palette import MAIN

_BAR_HEIGHT = 34
_FRAME_HEIGHT = 56


def draw_bars(exhibit: Exhibit) -> go.Figure:
    """One bar per row; a row without a value has a dash in place of a bar."""
    chart = exhibit.chart
    frame = exhibit.frame.sort(pl.col(chart.value).fill_null(0), maintain_order=True)
    words = words_of(exhibit, chart.value, frame)
    numbers = [number or 0 for number in numbers_of(frame, chart.value)]
    bar = go.Bar(
        x=numbers,
        y=words_of(exhibit, chart.x, frame),
        orientation="h",
        text=words,
        # Beside a bar of no length there is room, inside it is none.
        textposition=["auto" if number else "outside" for number in numbers],
        textangle=0,
        cliponaxis=False,
        marker={"color": MAIN},
        hovertemplate="%{y}<br>%{text}<extra></extra>",
    )
    height = _FRAME_HEIGHT + _BAR_HEIGHT * max(frame.height, 2)
    axis = {"visible": False, "rangemode": "tozero", "fixedrange": True}
    labels = {"automargin": True, "fixedrange": True, "type": "category"}
    return go.Figure(bar, layout(height=height, xaxis=axis, yaxis=labels, bargap=0.3))
