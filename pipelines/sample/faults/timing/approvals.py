"""F1: approved before the application, or paid before the approval."""

from __future__ import annotations

from datetime import timedelta

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.steady_holders import (
    PROGRAMME,
    SteadyHolders,
    pays_within_the_month,
)
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.programmes.holder import Holder

FEBRUARY, LAST_START = 13, 22
LONGEST_WAY_ROUND = 6


def plant_wrong_order(invention: Invention, book: FaultBook) -> None:
    """Plant F1 within the month of application, so that the right begins as before."""
    rng = book.rng("F1")
    count = book.count("F1", 3, 6)
    holders = SteadyHolders(invention, book)
    for holder in holders.choose("F1", count // 2, _is_prompt):
        holder.applied_on = holder.approved_on + timedelta(days=rng.randint(1, LONGEST_WAY_ROUND))
        _find(holder, None, book)
    for holder in holders.choose("F1", count - count // 2, _is_prompt):
        first = holders.row(holder, holder.start).row
        late = first["paid_on"] + timedelta(days=rng.randint(1, 3))
        holder.approved_on = late
        _find(holder, first["amount"], book)
    for holder in holders.choose("F1", 1, _is_prompt):
        first = holders.row(holder, holder.start).row
        holder.approved_on = holder.applied_on = first["paid_on"]
        subject = holder.person.printed_id
        book.near_miss("F1", "person", subject, "applied, approved and paid on one day")


def _is_prompt(holder: Holder) -> bool:
    """Whether approved well within the month of application and paid in the same month."""
    day = holder.approved_on
    is_early = month_of(day) == holder.start and day.day <= 20
    # February's last payday leaves no day after it.
    has_room = holder.start <= LAST_START and holder.start != FEBRUARY
    return is_early and has_room and pays_within_the_month(holder)


def _find(holder: Holder, amount: int | None, book: FaultBook) -> None:
    person = holder.person
    book.find(
        *("F1", "person", person.printed_id, [holder.start]),
        cause=book.cause("F1"),
        programme=PROGRAMME,
        town=person.town,
        amount=amount,
    )
