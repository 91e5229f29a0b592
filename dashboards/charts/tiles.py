"""A tile per town at its rough place: more is darker, a town without a value is grey."""

from __future__ import annotations

import plotly.graph_objects as go
from plotly.colors import sample_colorscale

from dashboards.charts.labels import layout, numbers_of, words_of
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.exhibits.palette import INK, SHADES

_TILE_HEIGHT = 76
_GAP = 0.06
# White words on a lighter shade would be hard to read.
_DARK_FROM = 0.72
_NO_VALUE = "#9a9a9a"


def draw_tiles(exhibit: Exhibit) -> go.Figure:
    """One tile per row, at the frame's tile_row and tile_column; a tile can be chosen."""
    chart, frame = exhibit.chart, exhibit.frame
    names = words_of(exhibit, chart.x)
    words = words_of(exhibit, chart.value)
    rows, columns = frame["tile_row"].to_list(), frame["tile_column"].to_list()
    shades = _shades(numbers_of(frame, chart.value))
    # A bar is the one mark that plotly stretches with the page and lets a reader choose.
    bar = go.Bar(
        x=columns,
        y=[1 - _GAP] * frame.height,
        base=[-row for row in rows],
        width=1 - _GAP,
        text=[f"<b>{name}</b><br>{value}" for name, value in zip(names, words, strict=True)],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 13, "color": [_ink(shade) for shade in shades]},
        constraintext="none",
        marker={"color": [_colour(shade) for shade in shades], "line": {"width": 0}},
        hovertemplate="%{text}<extra></extra>",
    )
    plain = {"visible": False, "fixedrange": True}
    return go.Figure(
        bar,
        layout(
            height=_TILE_HEIGHT * max(rows) + 16,
            xaxis=plain | {"range": [0.5, max(columns) + 0.5]},
            yaxis=plain | {"range": [-max(rows), 0]},
            barmode="overlay",
            margin={"l": 0, "r": 0, "t": 8, "b": 8},
        ),
    )


def _shades(values: list[float | None]) -> list[float | None]:
    """Each value between the smallest (or 0) and the largest, from 0 to 1; null stays null."""
    known = [value for value in values if value is not None]
    low, high = min([0, *known]), max([0, *known])
    return [None if value is None else (value - low) / ((high - low) or 1) for value in values]


def _colour(shade: float | None) -> str:
    return _NO_VALUE if shade is None else sample_colorscale(SHADES, shade)[0]


def _ink(shade: float | None) -> str:
    return INK if shade is None or shade < _DARK_FROM else "#ffffff"
