"""Findings that only the deliveries tell: in which lists in force a doubted row stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.deliveries.period import period_of
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.months import first_day
from pipelines.sample.people.areas import deliverer_code
from pipelines.sample.world import Row

MEMBER_COLUMNS = ("id_no", *(f"member_id_no_{number}" for number in range(1, 7)))

Doubt = Callable[[str, Row], bool]
"""Whether a row of a feed is doubted."""


def list_id(delivery: Delivery) -> str:
    """A list as a subject: feed, who delivers it, the first month of its period."""
    first = first_day(period_of(delivery)[0])
    return f"{delivery.feed}|{deliverer_code(delivery.deliverer)}|{first:%Y-%m}"


class DeliveredRows:
    """The rows of all lists in force that hold one of the numbers, with the month of the list."""

    def __init__(self, deliveries: list[Delivery], numbers: set[str]):
        self._places: dict[str, list[tuple[str, int, Row]]] = defaultdict(list)
        for delivery in deliveries:
            if delivery.in_force:
                self._add(delivery, numbers)

    def months(self, numbers: set[str], is_doubted: Doubt) -> list[int]:
        """The last months of the lists in which a row with one of the numbers is doubted."""
        places = [place for number in numbers for place in self._places[number]]
        return sorted({month for feed, month, row in places if is_doubted(feed, row)})

    def _add(self, delivery: Delivery, numbers: set[str]) -> None:
        feed, last = delivery.feed, period_of(delivery)[1]
        columns = MEMBER_COLUMNS if feed == "subsistence_payments" else ("id_no",)
        for part in delivery.parts:
            # Three sheets in a file are three lists.
            month = part.month if len(delivery.parts) > 1 else last
            for row in part.rows:
                for number in numbers.intersection(map(row.get, columns)):
                    self._places[number].append((feed, month, row))


def resolve_later(deliveries: list[Delivery], book: FaultBook) -> None:
    """Note what is to be found in the lists in force; what stands in none is not found."""
    rows = DeliveredRows(deliveries, {number for later in book.later for number in later.numbers})
    for later in book.later:
        months = rows.months(later.numbers, later.is_doubted)
        if months:
            where = {"cause": later.cause, "town": later.town}
            book.find(later.code, "person", later.subject, months, **where)
