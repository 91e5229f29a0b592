"""Marks of a chart's axis in the words of its unit: 200万元 rather than 2M, 40% rather than 0.4."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import polars as pl

from pipelines.report.exhibits.cell_words import cell_words
from pipelines.report.exhibits.exhibit import Exhibit

_MOST_STEPS = 5
_ROUND_STEPS = (1, 2, 5, 10)


def value_ticks(exhibit: Exhibit, stacked: bool) -> dict[str, Any]:
    """The value axis's marks, as plotly takes them; none where nothing is drawn.

    Args:
        exhibit: its chart's value column has a unit.
        stacked: whether the values of one x stand on each other.
    """
    chart = exhibit.chart
    value = pl.col(chart.value).cast(pl.Float64)
    frame = exhibit.frame.select(chart.x, value).drop_nulls()
    if stacked:
        up, down = value.filter(value > 0).sum(), value.filter(value < 0).sum()
        frame = frame.group_by(chart.x).agg(up.alias("high"), down.alias("low"))
    else:
        frame = frame.select(high=chart.value, low=chart.value)
    if frame.is_empty():
        return {}
    marks = _marks(min(frame["low"].min(), 0.0), max(frame["high"].max(), 0.0))
    unit = exhibit.column(chart.value).unit
    return {"tickvals": [float(m) for m in marks], "ticktext": [cell_words(m, unit) for m in marks]}


def _marks(low: float, high: float) -> list[Decimal]:
    step = _step((high - low) / _MOST_STEPS)
    first, last = math.ceil(Decimal(low) / step), math.floor(Decimal(high) / step)
    return [step * place for place in range(first, last + 1)]


def _step(least: float) -> Decimal:
    """The smallest round number that is not below `least`."""
    if least <= 0:
        return Decimal(1)
    power = Decimal(10) ** math.floor(math.log10(least))
    return next(power * times for times in _ROUND_STEPS if float(power * times) >= least)
