"""F3: lists reported after the 15th of the next month, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.months import first_day
from pipelines.sample.people.areas import deliverer_code, load_towns

DUE_DAY = 15
LATEST = 28
# A list that no figure of the article and no other check needs, and months without it.
SPARE, SPARE_MONTHS = "residence_permits", (24, 25, 26)


def plant_late_lists(deliveries: list[Delivery], book: FaultBook) -> None:
    """Plant F3, and note the workbooks of three months, of which two are late by nature."""
    for delivery in deliveries:
        months = [part.month for part in delivery.parts[:-1] if part.rows]
        if months and delivery.in_force:
            _find(delivery, months, book)
    _lose_lists(deliveries, book)
    _report_late(deliveries, book)


def _find(delivery: Delivery, months: Iterable[int], book: FaultBook) -> None:
    town = delivery.deliverer if delivery.deliverer in load_towns() else None
    subject = f"{delivery.feed}|{deliverer_code(delivery.deliverer)}"
    book.take(subject)
    book.find("F3", "feed_town", subject, months, cause=book.cause("F3"), town=town)


def _lose_lists(deliveries: list[Delivery], book: FaultBook) -> None:
    """One or two towns send no list of permits for a month of 2014."""
    fit = [d for d in _single(deliveries) if d.feed == SPARE and d.months[0] in SPARE_MONTHS]
    fit = [d for d in fit if not book.has_marked(d.rows)]
    for delivery in _choose(fit, book, book.rng("F3").randint(1, 2)):
        deliveries[:] = [other for other in deliveries if other is not delivery]
        _find(delivery, range(delivery.months[0], delivery.months[1] + 1), book)


def _report_late(deliveries: list[Delivery], book: FaultBook) -> None:
    rng = book.rng("F3")
    fit = [d for d in _single(deliveries) if d.rows and d.months[1] < 26]
    for delivery in _choose(fit, book, book.count("F3")):
        delivery.reported_on = _due(delivery) + timedelta(days=rng.randint(1, LATEST))
        _find(delivery, range(delivery.months[0], delivery.months[1] + 1), book)
    for delivery in _choose(fit, book, 2):
        delivery.reported_on = _due(delivery)
        subject = f"{delivery.feed}|{deliverer_code(delivery.deliverer)}"
        book.near_miss("F3", "feed_town", subject, "reported on the last day")


def _due(delivery: Delivery) -> date:
    return first_day(delivery.months[1] + 1).replace(day=DUE_DAY)


def _single(deliveries: list[Delivery]) -> list[Delivery]:
    """Monthly lists that were neither corrected nor sent again, of one month each."""
    twice = {id(d.origin) for d in deliveries} | {
        id(old) for d in deliveries for old in d.supersedes
    }
    return [
        d
        for d in deliveries
        if d.cadence == "monthly"
        and d.in_force
        and not d.supersedes
        and id(d) not in twice
        and len(d.parts) == 1
    ]


def _choose(fit: list[Delivery], book: FaultBook, count: int) -> list[Delivery]:
    """Draw lists, no two of one feed and deliverer, so that months never join."""
    chosen = []
    for delivery in book.rng("F3").sample(fit, len(fit)):
        subject = f"{delivery.feed}|{deliverer_code(delivery.deliverer)}"
        if len(chosen) < count and book.is_free(subject):
            book.take(subject)
            chosen.append(delivery)
    return chosen
