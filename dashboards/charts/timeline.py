"""Days on a line of time: one row each, its words above its mark."""

from __future__ import annotations

from textwrap import wrap

import plotly.graph_objects as go

from dashboards.charts.labels import layout, words_of
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.palette import MAIN

_ROW_HEIGHT = 66
_FRAME_HEIGHT = 48
# As many Chinese characters as a telephone's screen holds.
_WIDEST = 24


def draw_timeline(exhibit: Exhibit) -> go.Figure:
    """One row per row of the frame, from above; the chart's value is its day, x its words."""
    chart, frame = exhibit.chart, exhibit.frame
    days = frame[chart.value].to_list()
    words = words_of(exhibit, chart.x)
    places = [-place for place in range(frame.height)]
    start, end = min(days).replace(month=1, day=1), max(days).replace(month=12, day=31)
    marks = go.Scatter(
        x=days,
        y=places,
        mode="markers+text",
        marker={"size": 13, "color": MAIN, "symbol": "diamond"},
        text=[f"{day:%m-%d}" for day in days],
        textposition=["middle left" if day.month > 6 else "middle right" for day in days],
        customdata=words_of(exhibit, chart.value),
        hovertext=words,
        hovertemplate="%{customdata}<br>%{hovertext}<extra></extra>",
        cliponaxis=False,
    )
    figure = go.Figure(marks, layout(height=_FRAME_HEIGHT + _ROW_HEIGHT * frame.height))
    for place, text in zip(places, words, strict=True):
        figure.add_annotation(
            x=0,
            y=place + 0.2,
            xref="paper",
            xanchor="left",
            yanchor="bottom",
            align="left",
            text="<br>".join(wrap(text, _WIDEST)[:2]),
            showarrow=False,
        )
    figure.update_xaxes(range=[start, end], fixedrange=True, tickformat="%Y-%m", nticks=5)
    figure.update_yaxes(
        range=[min(places) - 0.4, 0.95],
        tickvals=places,
        showticklabels=False,
        fixedrange=True,
        zeroline=False,
    )
    return figure
