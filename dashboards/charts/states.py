"""A grid of states: a word per cell, its colour beside it and never alone."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboards.charts.labels import layout, words_of
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.palette import INK, TONES

_ROW_HEIGHT = 30
_FRAME_HEIGHT = 70
_LETTERS = 11


def draw_states(exhibit: Exhibit) -> go.Figure:
    """Columns by the chart's x, rows by its series, in the frame's order; a cell is one word."""
    chart = exhibit.chart
    rows = words_of(exhibit, chart.series)
    tones = list(TONES)
    # Each tone is a band of the scale, a cell its middle.
    bands = [(at + edge) / len(tones) for at in range(len(tones)) for edge in (0, 1)]
    colours = [TONES[tone] for tone in tones for _ in range(2)]
    grid = go.Heatmap(
        x=words_of(exhibit, chart.x),
        y=rows,
        z=[tones.index(tone) + 0.5 for tone in exhibit.frame[chart.tone]],
        zmin=0,
        zmax=len(tones),
        colorscale=list(zip(bands, colours, strict=True)),
        text=words_of(exhibit, chart.value),
        texttemplate="%{text}",
        textfont={"color": INK, "size": _LETTERS},
        showscale=False,
        xgap=2,
        ygap=2,
        hovertemplate="%{y} %{x}<br>%{text}<extra></extra>",
    )
    shared = {"type": "category", "fixedrange": True, "automargin": True, "showgrid": False}
    columns = {**shared, "side": "top", "categoryorder": "category ascending"}
    labels = {**shared, "autorange": "reversed"}
    height = _FRAME_HEIGHT + _ROW_HEIGHT * len(set(rows))
    return go.Figure(grid, layout(height=height, xaxis=columns, yaxis=labels))
