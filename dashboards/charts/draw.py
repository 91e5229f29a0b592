"""From an exhibit to a plotly figure."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go

from dashboards.charts.bars import draw_bars
from dashboards.charts.funnel import draw_funnel
from dashboards.charts.heat import draw_heat
from dashboards.charts.over_time import draw_lines, draw_stacked
from dashboards.charts.states import draw_states
from dashboards.charts.steps import draw_steps
from dashboards.charts.tiles import draw_tiles
from dashboards.charts.timeline import draw_timeline
from pipelines.report.exhibits.exhibit import Exhibit

_KINDS: dict[str, Callable[[Exhibit], go.Figure]] = {
    "bars": draw_bars,
    "stacked": draw_stacked,
    "lines": draw_lines,
    "heat": draw_heat,
    "funnel": draw_funnel,
    "tiles": draw_tiles,
    "timeline": draw_timeline,
    "states": draw_states,
    "steps": draw_steps,
}


def draw(exhibit: Exhibit) -> go.Figure:
    """The exhibit's chart; it has one and its frame has rows."""
    return _KINDS[exhibit.chart.kind](exhibit)
