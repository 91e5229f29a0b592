"""M1: holders of a valid certificate who never applied for the allowance."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.roles import LAST_MONTH
from pipelines.sample.invention import Invention
from pipelines.sample.months import HORIZON
from pipelines.sample.programmes.holder import Holder

DAYS_HELD = 60


def find_rights_not_drawn(invention: Invention, book: FaultBook) -> None:
    """Note M1 for everybody who never applied, but for some who are made near misses."""
    rng = book.rng("M1")
    holders = invention.cast.holders
    never = [h for h in holders if not h.decision and not h.person.died and book.is_free(h)]
    spared = min(rng.randint(3, 6), len(never) // 2)
    near, doubted = never[:spared], never[spared:]
    for order, holder in enumerate(near):
        _spare(holder, order, book)
    for holder in doubted:
        book.take(holder)
        _find(holder, book)
    pending = [h for h in holders if h.decision == "待审"]
    for holder in book.choose("M1", pending, 2):
        subject = holder.person.printed_id
        book.near_miss("M1", "person", subject, "the application is under decision")
    if near:
        # The last day that counts: sixty days before the horizon.
        holder = doubted[0]
        holder.issued_on = HORIZON - timedelta(days=DAYS_HELD)


def _find(holder: Holder, book: FaultBook) -> None:
    person, cause = holder.person, book.cause("M1")
    book.find("M1", "person", person.printed_id, [LAST_MONTH], cause=cause, town=person.town,
              programme="disability_allowance")  # fmt: skip


def _spare(holder: Holder, order: int, book: FaultBook) -> None:
    """Make somebody who never applied a near miss, in one of three ways."""
    rng, person = book.rng("M1"), holder.person
    book.take(holder)
    if order % 3 == 0:
        holder.issued_on = HORIZON - timedelta(days=rng.randint(5, DAYS_HELD - 1))
        what = "the certificate was issued less than 60 days ago"
    elif order % 3 == 1:
        person.hukou = "外地"
        what = "the hukou is elsewhere"
    else:
        holder.cancelled_on = date(2013, rng.randint(3, 12), rng.randint(2, 27))
        what = "the certificate was cancelled"
    book.near_miss("M1", "person", person.printed_id, what)
