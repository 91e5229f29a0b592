"""What the warehouse has for a figure in a period: a value, or how two periods compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipelines.factcheck.judging.agreement import agrees
from pipelines.factcheck.judging.warehouse import Value, Warehouse
from pipelines.factcheck.tying.compare import Comparison
from pipelines.factcheck.tying.resolve_period import Kind, year_before
from pipelines.factcheck.tying.tie_figures import Tied


@dataclass(frozen=True)
class Measured:
    """The exact value, and as leaders are told it; of a comparison the difference or share."""

    period: str
    value: Value
    told: Value
    compared_with: str | None = None


def measured(tied: Tied, warehouse: Warehouse, period: str, place: str) -> Measured | None:
    """What is known for the figure there and then; null: nothing is."""
    indicator = tied.indicator_id or ""
    value = warehouse.value(indicator, period, place)
    if value is None:
        return None
    # A town's figure may be written as it is told: rounded, where it counts people.
    told = warehouse.rounded.get((indicator, period, place), value)
    if tied.comparison is None:
        return Measured(period, value, told)
    before = _base_period(period, tied.comparison, warehouse.kinds[indicator])
    base = warehouse.value(indicator, before, place)
    if not isinstance(base, Decimal) or not isinstance(value, Decimal):
        return None
    compared = _compared(tied.comparison, tied.grouped.figure.falls, value, base)
    return Measured(period, compared, compared, before) if compared is not None else None


def holds(tied: Tied, known: Measured) -> bool:
    """Whether the figure, as firmly as it is written, may stand for what is known."""
    figure = tied.grouped.figure
    return agrees(figure, known.value) or agrees(figure, known.told)


def _base_period(period: str, comparison: Comparison, kind: Kind) -> str:
    if comparison.is_year_end and kind.counts in {"state", "level"}:
        return f"{comparison.base_year:04}"
    before = year_before(period)
    if comparison.base_year is None:
        return before
    return period.replace(period[:4], f"{comparison.base_year:04}")


def _compared(comparison: Comparison, falls: bool, value: Decimal, base: Decimal) -> Decimal | None:
    """The difference, growth or multiple, upwards as the text tells it."""
    sign = -1 if falls else 1
    if comparison.measure == "difference":
        return (value - base) * sign
    if base == 0:
        return None
    return value / base if comparison.measure == "times" else (value / base - 1) * sign
