"""Which lists a deliverer owes, and of which months: expected_deliveries.csv."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.district import district_rows
from pipelines.language import say
from pipelines.problem import Problem

_MONTHS_OF_A_QUARTER = 3


@dataclass(frozen=True)
class Owed:
    """A feed that deliverers of one level owe.

    Attributes:
        level: town or district.
        cadence: monthly, register (each quarter's end) or yearly.
        since: the first month that it is owed for.
        until: the last one; None: no end.
    """

    level: str
    cadence: str
    since: date
    until: date | None = None

    def covers(self, start: date, end: date) -> bool:
        """Whether a list of that period is owed: of its last month, of a yearly list any."""
        is_due = self.cadence != "register" or end.month % _MONTHS_OF_A_QUARTER == 0
        has_begun = self.since <= (end if self.cadence == "yearly" else start)
        return is_due and has_begun and (self.until is None or start <= self.until)


def is_owed(feed: str, deliverer: str, start: date, end: date, areas: AreaBook) -> bool:
    """Whether the deliverer owes a list of that feed and period; a feed nobody owes may come."""
    known = owed_by_feed().get(feed, ())
    own = (owed for owed in known if owed.level == _level(deliverer, areas))
    return not known or any(owed.covers(start, end) for owed in own)


def refuse_unowed(feed: str, deliverer: str, start: date, end: date, areas: AreaBook) -> None:
    """Do nothing where the deliverer owes that list.

    Raises:
        Problem: others deliver the form, or it is not due for that month; who, or when, is told.
    """
    if is_owed(feed, deliverer, start, end, areas):
        return
    known = owed_by_feed()[feed]
    own = [owed for owed in known if owed.level == _level(deliverer, areas)]
    told = {
        "title": say(f"feed.{feed}"),
        "town": areas.short_names[deliverer],
        "month": f"{start:%Y-%m}",
    }
    if not own:
        raise Problem(f"nil_owed_by_{known[0].level}", exit_status=2, **told)
    since = min(owed.since for owed in own)
    if since > start:
        raise Problem("nil_owed_since", exit_status=2, since=f"{since:%Y-%m}", **told)
    if all(owed.until and owed.until < start for owed in own):
        until = max(owed.until for owed in own if owed.until)
        raise Problem("nil_owed_until", exit_status=2, until=f"{until:%Y-%m}", **told)
    raise Problem("nil_owed_by_quarter", exit_status=2, **told)


@cache
def owed_by_feed() -> dict[str, tuple[Owed, ...]]:
    """What is owed, by feed."""
    found: dict[str, tuple[Owed, ...]] = {}
    for row in district_rows("expected_deliveries"):
        since = date.fromisoformat(row["from_month"])
        until = date.fromisoformat(row["until_month"]) if row.get("until_month") else None
        owed = Owed(row["deliverer_level"], row["cadence"], since, until)
        found[row["feed"]] = (*found.get(row["feed"], ()), owed)
    return found


def _level(deliverer: str, areas: AreaBook) -> str:
    return "town" if areas.is_town(deliverer) else "district"
