"""E3: enrolled in home care under a category that was not yet in force."""

from __future__ import annotations

from datetime import date

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.invention import Invention
from pipelines.sample.months import JULY_2013, first_day, month_of

# The categories that were added on 2013-07-01.
ADDED = ("HC10", "HC11", "HC12")
ADDED_ON = first_day(JULY_2013)


def plant_early_categories(invention: Invention, book: FaultBook) -> None:
    """Plant E3; near misses are enrolled on the day on which the categories begin."""
    rng = book.rng("E3")
    elders = invention.cast.elders
    early = [e for e in elders if date(2012, 2, 1) <= e.enrolled_on < ADDED_ON]
    for elder in book.choose("E3", early, book.count("E3")):
        elder.category = rng.choice(ADDED)
        book.find(
            *("E3", "person", elder.person.printed_id, [month_of(elder.enrolled_on)]),
            cause=book.cause("E3"),
            town=elder.person.town,
        )
    first_days = [e for e in elders if month_of(e.enrolled_on) == JULY_2013 and e.category in ADDED]
    for elder in book.choose("E3", first_days, 2):
        elder.enrolled_on = ADDED_ON
        subject = elder.person.printed_id
        book.near_miss("E3", "person", subject, "enrolled on the day the category begins")
