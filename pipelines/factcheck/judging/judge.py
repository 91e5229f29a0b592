"""A tied figure held against the warehouse: agrees, differs, or why it cannot be measured."""

from __future__ import annotations

from dataclasses import replace

from pipelines.factcheck.judging.agreement import agrees
from pipelines.factcheck.judging.measured import holds, measured
from pipelines.factcheck.judging.scope import Scope, scope_of
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.tying.tie_figures import Tied

_MOST_FITS = 3


def judge(tied: Tied, warehouse: Warehouse, area: str, default: Period) -> Verdict:
    """The verdict on a figure.

    Args:
        tied: the figure.
        warehouse: the values.
        area: code of the area that the text speaks of where it names no town.
        default: the period that it speaks of where it names none.
    """
    if tied.indicator_id is None:
        reason = "elsewhere" if tied.is_elsewhere else "no_indicator"
        return Verdict(tied.shown, "unmeasured", reason=reason)
    told = _judged(tied, warehouse, area, default)
    if told.status == "agrees":
        return told
    others = (replace(tied, indicator_id=name) for name in tied.may_be)
    also = (_judged(other, warehouse, area, default) for other in others)
    return next((verdict for verdict in also if verdict.status == "agrees"), told)


def _judged(tied: Tied, warehouse: Warehouse, area: str, default: Period) -> Verdict:
    scope = scope_of(tied, warehouse, area, default)
    base = _unmeasured(tied, scope)
    found = [measured(tied, warehouse, period, scope.area) for period in scope.periods]
    known = [one for one in found if one]
    if not known:
        return base if not _is_doubted(tied, warehouse, scope) else replace(base, reason="doubted")
    holding = [one for one in known if holds(tied, one)]
    if scope.may_be_another and not holding:
        return replace(base, reason="no_period")
    likeliest = (holding or known)[0]
    verdict = replace(
        base,
        period=likeliest.period,
        # An exact count of a few people is not told to whom it was not known.
        warehouse_value=likeliest.told,
        is_complete=likeliest.is_complete,
        compared_with=likeliest.compared_with,
        reason="",
    )
    if holding:
        return replace(verdict, status="agrees")
    if likeliest.told is None:
        return replace(verdict, reason="hidden")
    fits = () if tied.comparison else _fitting(tied.grouped.figure, verdict, warehouse, default)
    return replace(verdict, status="differs", fits=fits)


def _is_doubted(tied: Tied, warehouse: Warehouse, scope: Scope) -> bool:
    indicator = tied.indicator_id or ""
    return any((indicator, period, scope.area) in warehouse.doubted for period in scope.periods)


def _unmeasured(tied: Tied, scope: Scope) -> Verdict:
    return Verdict(
        tied.shown,
        "unmeasured",
        tied.indicator_id,
        next(iter(scope.periods), None),
        scope.area,
        measure=tied.comparison.measure if tied.comparison else "value",
        reason=scope.reason or "no_data",
    )


def _fitting(
    figure: Figure, verdict: Verdict, warehouse: Warehouse, default: Period
) -> tuple[tuple[str, str], ...]:
    """Other periods of the indicator, then other indicators of the year, that the figure fits."""
    indicator = verdict.indicator_id or ""
    unit = warehouse.units[indicator]
    found = [
        (other, period)
        for (other, period, area), value in warehouse.alike[verdict.area_code or "", unit]
        # Of a loose figure, and of some month, a chance hit says nothing.
        if (other == indicator or (figure.hedge == "exact" and period == f"{default.year}"))
        and (other, period, area) not in warehouse.doubted
        and agrees(figure, value)
    ]
    return tuple(sorted(found, key=lambda pair: (pair[0] != indicator, pair)))[:_MOST_FITS]
