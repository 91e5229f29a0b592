"""A tied figure held against the warehouse: agrees, differs, or why it cannot be measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pipelines.factcheck.judging.agreement import agrees
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Value, Warehouse
from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.tying.resolve_period import UNTOLD, resolve_period, year_before
from pipelines.factcheck.tying.resolve_place import resolve_town
from pipelines.factcheck.tying.tie_figures import Tied

_MOST_FITS = 3


@dataclass(frozen=True)
class Measured:
    """What the warehouse has for a figure: the exact value, and as leaders are told it."""

    period: str
    value: Value
    told: Value
    compared_with: str | None = None


def judge(tied: Tied, warehouse: Warehouse, area: str, default: Period) -> Verdict:
    """The verdict on a figure.

    Args:
        tied: the figure.
        warehouse: the values.
        area: code of the area that the text speaks of where it names no town.
        default: the period that it speaks of where it names none.
    """
    figure, indicator = tied.shown, tied.indicator_id
    if indicator is None:
        reason = "elsewhere" if tied.is_elsewhere else "no_indicator"
        return Verdict(figure, "unmeasured", reason=reason)
    kind = warehouse.kinds[indicator]
    town = resolve_town(tied.grouped, tied.around, warehouse.towns)
    if town and not kind.by_town and not town.is_location:
        return Verdict(figure, "unmeasured", indicator, None, town.code, reason="district_only")
    place = town.code if town and kind.by_town else area
    periods = resolve_period(tied.grouped, tied.around, tied.periods, kind, default)
    measured = [
        m for period in periods if period and (m := _measured(tied, warehouse, period, place))
    ]
    base = replace(_unmeasured(figure, indicator, periods, place), measure=_measure(tied))
    if not measured:
        return base
    if UNTOLD in periods and not any(_holds(tied, m) for m in measured):
        return replace(base, reason="no_period")
    likeliest = next((m for m in measured if _holds(tied, m)), measured[0])
    verdict = replace(
        base,
        period=likeliest.period,
        warehouse_value=likeliest.value,
        compared_with=likeliest.compared_with,
        reason="",
    )
    if _holds(tied, likeliest):
        return replace(verdict, status="agrees")
    fits = () if tied.comparison else _fitting(tied.grouped.figure, verdict, warehouse, default)
    return replace(verdict, status="differs", fits=fits)


def _unmeasured(figure: Figure, indicator: str, periods: list[str], place: str) -> Verdict:
    if not periods:
        return Verdict(figure, "unmeasured", indicator, None, place, reason="no_period")
    return Verdict(figure, "unmeasured", indicator, periods[0], place, reason="no_data")


def _measure(tied: Tied) -> str:
    return tied.comparison.measure if tied.comparison else "value"


def _holds(tied: Tied, measured: Measured) -> bool:
    figure = tied.grouped.figure
    if figure.unit == "百分点":
        figure = replace(figure, value=(figure.value or 0) / 100, precision=figure.precision / 100)
    return agrees(figure, measured.value) or agrees(figure, measured.told)


def _measured(tied: Tied, warehouse: Warehouse, period: str, place: str) -> Measured | None:
    indicator = tied.indicator_id or ""
    value = warehouse.value(indicator, period, place)
    if value is None:
        return None
    # A town's figure may be written as it is told: rounded, where it counts people.
    told = warehouse.rounded.get((indicator, period, place), value)
    if tied.comparison is None:
        return Measured(period, value, told)
    before = _base_period(period, tied.comparison.base_year)
    base = warehouse.value(indicator, before, place)
    if not isinstance(base, Decimal) or isinstance(value, date):
        return None
    compared = _compared(tied, value, base)
    return Measured(period, compared, compared, before) if compared is not None else None


def _base_period(period: str, base_year: int | None) -> str:
    before = year_before(period)
    return before if base_year is None else period.replace(period[:4], str(base_year))


def _compared(tied: Tied, value: Decimal, base: Decimal) -> Decimal | None:
    """The difference, growth or multiple, upwards as the text tells it."""
    sign = -1 if tied.grouped.figure.falls else 1
    if _measure(tied) == "difference":
        return (value - base) * sign
    if base == 0:
        return None
    return value / base if _measure(tied) == "times" else (value / base - 1) * sign


def _fitting(
    figure: Figure, verdict: Verdict, warehouse: Warehouse, default: Period
) -> tuple[tuple[str, str], ...]:
    """Other periods of the indicator, then other indicators of the year, that the figure fits."""
    indicator = verdict.indicator_id or ""
    unit = warehouse.units[indicator]
    found = [
        (other, period)
        for (other, period, area), value in warehouse.values.items()
        if area == verdict.area_code
        and warehouse.units[other] == unit
        # Of a loose figure, and of some month, a chance hit says nothing.
        and (other == indicator or (figure.hedge == "exact" and period == f"{default.year}"))
        and agrees(figure, value)
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0] != indicator, pair)))[:_MOST_FITS]
