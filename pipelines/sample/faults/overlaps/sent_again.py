"""O9: the lists that the sample sends again; a corrected list is none."""

from __future__ import annotations

from pipelines.sample.deliveries.delivery import CORRECTED, Delivery
from pipelines.sample.deliveries.period import period_of
from pipelines.sample.faults.delivered import list_id
from pipelines.sample.faults.fault_book import FaultBook


def note_lists_sent_again(deliveries: list[Delivery], book: FaultBook) -> None:
    """Note O9 for every re-issue, and the corrected lists as near misses."""
    for delivery in deliveries:
        if delivery.origin:
            cause = book.cause("O9")
            town = delivery.deliverer
            month = period_of(delivery)[1]
            book.find("O9", "list", list_id(delivery), [month], cause=cause, town=town)
        elif delivery.edition == CORRECTED:
            book.near_miss("O9", "list", list_id(delivery), "a corrected list")
