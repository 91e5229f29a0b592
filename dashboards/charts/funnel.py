"""A funnel: how many came as far as each stage."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboards.charts.labels import layout, numbers_of, words_of
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.palette import MAIN

_STAGE_HEIGHT = 52


def draw_funnel(exhibit: Exhibit) -> go.Figure:
    """One band per row, in the frame's order."""
    chart = exhibit.chart
    funnel = go.Funnel(
        y=words_of(exhibit, chart.x),
        x=numbers_of(exhibit.frame, chart.value),
        text=words_of(exhibit, chart.value),
        texttemplate="%{text}",
        marker={"color": MAIN},
        hovertemplate="%{y}<br>%{text}<extra></extra>",
    )
    labels = {"automargin": True, "fixedrange": True}
    height = _STAGE_HEIGHT * max(exhibit.frame.height, 2)
    return go.Figure(funnel, layout(height=height, yaxis=labels))
