"""Of which place and which periods a figure may speak."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.factcheck.judging.verdict import Reason
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.tying.headlines import heading_period
from pipelines.factcheck.tying.resolve_period import UNTOLD, resolve_period
from pipelines.factcheck.tying.resolve_place import resolve_town
from pipelines.factcheck.tying.tie_figures import Tied


@dataclass(frozen=True)
class Scope:
    """A place and periods, the likeliest first.

    Attributes:
        may_be_another: whether it may also be a period that the text does not tell.
        reason: why nothing can be measured there; empty: it can.
    """

    area: str
    periods: tuple[str, ...] = ()
    may_be_another: bool = False
    reason: Reason = ""


def scope_of(tied: Tied, warehouse: Warehouse, area: str, default: Period) -> Scope:
    """Where and when the figure is of; it is tied to an indicator.

    Args:
        tied: the figure.
        warehouse: the towns, and how the indicator is counted.
        area: code of the area that the text speaks of where it names no town.
        default: the period that it speaks of where it names none.
    """
    kind = warehouse.kinds[tied.indicator_id or ""]
    default = _of_heading(tied, default)
    town = resolve_town(tied.grouped, tied.around, warehouse.towns)
    if town and not kind.by_town and not town.is_location:
        return Scope(town.code, reason="district_only")
    if town and town.is_one_of_several:
        return Scope(town.code, reason="together")
    place = town.code if town and kind.by_town else area
    named = resolve_period(tied.grouped, tied.around, tied.periods, kind, default, tied.other_ends)
    periods = tuple(period for period in named if period != UNTOLD)
    return Scope(place, periods, UNTOLD in named, "" if periods else "no_period")


def _of_heading(tied: Tied, default: Period) -> Period:
    """The part of the text's year that the heading above names, else the text's period."""
    named = heading_period(tied.around.heading, default.year) if tied.around.heading else None
    return named if named and named.is_part and named.year == default.year else default
