"""Findings that only the deliveries tell: in which lists in force a doubted row stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.deliveries.period import period_of
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.months import first_day
from pipelines.sample.people.areas import deliverer_code
from pipelines.sample.world import Row

Doubt = Callable[[str, Row], bool]
"""Whether a row of a feed is doubted."""


def list_id(delivery: Delivery) -> str:
    """A list as a subject: feed, who delivers it, the first month of its period."""
    first = first_day(period_of(delivery)[0])
    return f"{delivery.feed}|{deliverer_code(delivery.deliverer)}|{first:%Y-%m}"


class DeliveredRows:
    """The rows of all lists in force by every ID number in them, with the month of the list."""

    def __init__(self, deliveries: list[Delivery]):
        self._places: dict[str, list[tuple[str, int, Row]]] = defaultdict(list)
        for delivery in deliveries:
            if delivery.in_force:
                self._add(delivery)

    def months(self, numbers: set[str], is_doubted: Doubt) -> list[int]:
        """The last months of the lists in which a row with one of the numbers is doubted."""
        places = [place for number in numbers for place in self._places[number]]
        return sorted({month for feed, month, row in places if is_doubted(feed, row)})

    def _add(self, delivery: Delivery) -> None:
        last = period_of(delivery)[1]
        for part in delivery.parts:
            # Three sheets in a file are three lists.
            month = part.month if len(delivery.parts) > 1 else last
            for row in part.rows:
                for number in numbers_in(row):
                    self._places[number].append((delivery.feed, month, row))


def numbers_in(row: Row) -> Iterator[str]:
    """The ID numbers in a row: the person's and, of a household, the members'."""
    for column, cell in row.items():
        if column == "id_no" or column.startswith("member_id_no"):
            yield cell


def resolve_later(deliveries: list[Delivery], book: FaultBook) -> None:
    """Note what is to be found in the lists in force; what stands in none is not found."""
    rows = DeliveredRows(deliveries)
    for later in book.later:
        months = rows.months(later.numbers, later.is_doubted)
        if months:
            where = {"cause": later.cause, "town": later.town}
            book.find(later.code, "person", later.subject, months, **where)
