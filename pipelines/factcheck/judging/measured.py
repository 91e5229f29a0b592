"""What the warehouse has for a figure in a period: a value, or how two periods compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipelines.factcheck.judging.agreement import agrees
from pipelines.factcheck.judging.warehouse import Value, Warehouse
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.tying.compare import Comparison
from pipelines.factcheck.tying.name_periods import Kind, period_names, year_before
from pipelines.factcheck.tying.tie_figures import Tied


@dataclass(frozen=True)
class Measured:
    """The exact value, and as leaders are told it (null: they are not); of a comparison, that."""

    period: str
    value: Value
    told: Value | None
    compared_with: str | None = None
    is_complete: bool = True


def measured(tied: Tied, warehouse: Warehouse, period: str, place: str) -> Measured | None:
    """What is known for the figure there and then; null: nothing is."""
    indicator = tied.indicator_id or ""
    value = warehouse.value(indicator, period, place)
    if value is None:
        return None
    # A town's figure may be written as it is told: rounded, where it counts people.
    key = indicator, period, place
    told, is_complete = warehouse.rounded.get(key, value), key not in warehouse.incomplete
    if tied.comparison is None:
        return Measured(period, value, told, is_complete=is_complete)
    if tied.comparison.measure == "share":
        return _share(warehouse, indicator, period, place)
    before = _base_period(period, tied.comparison.base, warehouse.kinds[indicator])
    base = warehouse.value(indicator, before, place)
    if not isinstance(base, Decimal) or not isinstance(value, Decimal):
        return None
    compared = _compared(tied.comparison, tied.grouped.figure.falls, value, base)
    is_complete &= (indicator, before, place) not in warehouse.incomplete
    if compared is None:
        return None
    return Measured(period, compared, compared, before, is_complete)


def holds(tied: Tied, known: Measured) -> bool:
    """Whether the figure, as firmly as it is written, may stand for what is known."""
    figure = tied.grouped.figure
    is_told = known.told is not None and agrees(figure, known.told)
    return agrees(figure, known.value) or is_told


def _share(warehouse: Warehouse, indicator: str, period: str, place: str) -> Measured | None:
    """A town's part of the district's value."""
    part = warehouse.value(indicator, period, place)
    whole = warehouse.value(indicator, period, warehouse.district)
    if place == warehouse.district or not isinstance(whole, Decimal) or not whole:
        return None
    if not isinstance(part, Decimal):
        return None
    return Measured(period, part / whole, part / whole)


def _base_period(period: str, base: Period | None, kind: Kind) -> str:
    # 比上年 of a year before is that year's before.
    if base is None or (base.year >= int(period[:4]) and not base.is_part and not base.edge):
        return year_before(period)
    is_own = base.is_part or (base.edge and kind.counts in {"state", "level"})
    names = period_names(base, kind) if is_own else [period.replace(period[:4], f"{base.year:04}")]
    return next(iter(names), "")


def _compared(comparison: Comparison, falls: bool, value: Decimal, base: Decimal) -> Decimal | None:
    """The difference, growth or multiple, upwards as the text tells it."""
    sign = -1 if falls else 1
    if comparison.measure == "difference":
        return (value - base) * sign
    if base == 0:
        return None
    return value / base if comparison.measure == "times" else (value / base - 1) * sign
