"""The axis of values: round numbers in the words of their unit (20万元), whole ones for counts."""

from __future__ import annotations

import math
from typing import Any

import polars as pl

from pipelines.report.exhibits.cell_words import MONEY, RATIO, cell_words
from pipelines.report.exhibits.exhibit import Exhibit

_STEPS = 5
_ROUND = (1, 2, 5, 10)


def value_axis(exhibit: Exhibit, stacked_by: str | None = None) -> dict[str, Any]:
    """The axis of the chart's values, from zero on.

    Args:
        exhibit: has a chart.
        stacked_by: the column whose rows stand on each other; None: each row stands alone.
    """
    chart = exhibit.chart
    value = pl.col(chart.value).cast(pl.Float64)
    numbers = exhibit.frame.select(value, *([stacked_by] if stacked_by else []))
    if stacked_by:
        numbers = pl.concat(
            [
                numbers.group_by(stacked_by).agg(value.filter(value > 0).sum()),
                numbers.group_by(stacked_by).agg(value.filter(value < 0).sum()),
            ]
        )
    known = numbers[chart.value].drop_nulls()
    low, high = min(known.min() or 0, 0), max(known.max() or 0, 0)
    unit = exhibit.column(chart.value).unit
    may_part = unit in {RATIO, MONEY} or any(number % 1 for number in known)
    step = _step(high - low, smallest=0.0 if may_part else 1.0)
    ticks = [step * n for n in range(math.floor(low / step), math.ceil(high / step) + 1)]
    return {
        "rangemode": "tozero",
        "tickvals": ticks,
        "ticktext": [cell_words(round(tick, 10), unit) for tick in ticks],
        "fixedrange": True,
        "automargin": True,
    }


def _step(span: float, smallest: float) -> float:
    """The smallest round step that parts the span in at most _STEPS."""
    if span <= 0:
        return 1.0
    size = 10 ** math.floor(math.log10(span / _STEPS))
    return max(next(size * n for n in _ROUND if size * n * _STEPS >= span), smallest)
