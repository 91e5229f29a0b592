"""A heat map: a shade per cell, more is darker; a cell without a value stays empty."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboards.charts.labels import layout, numbers_of, words_of
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.palette import SHADES

_ROW_HEIGHT = 30
_FRAME_HEIGHT = 90


def draw_heat(exhibit: Exhibit) -> go.Figure:
    """Columns by the chart's x, rows by its series, both in the frame's order."""
    chart = exhibit.chart
    rows = words_of(exhibit, chart.series)
    height = _FRAME_HEIGHT + _ROW_HEIGHT * len(set(rows))
    is_whole = exhibit.frame.schema[chart.value].is_integer()
    heat = go.Heatmap(
        x=words_of(exhibit, chart.x),
        y=rows,
        z=numbers_of(exhibit.frame, chart.value),
        text=words_of(exhibit, chart.value),
        # Whole numbers fit into their cells; money is told by the tooltip and the table.
        texttemplate="%{z:,}" if is_whole else None,
        colorscale=SHADES,
        showscale=False,
        xgap=2,
        ygap=2,
        hovertemplate="%{y} %{x}<br>%{text}<extra></extra>",
    )
    columns = {"type": "category", "side": "top", "fixedrange": True, "automargin": True}
    labels = {"type": "category", "autorange": "reversed", "fixedrange": True, "automargin": True}
    return go.Figure(heat, layout(height=height, xaxis=columns, yaxis=labels))
