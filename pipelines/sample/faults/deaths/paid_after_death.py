"""D1: paid for months after the month of death."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle

from pipelines.sample.faults.consequences import (
    find_ended_certificate,
    find_net_difference,
    paid_by_month,
)
from pipelines.sample.faults.deaths.burial import bury, stop_payments
from pipelines.sample.faults.deaths.dead_members import (
    outlive_a_pupil,
    pay_a_dead_household,
    pay_a_dead_member,
)
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import Roles
from pipelines.sample.invention import Invention
from pipelines.sample.programmes.holder import Holder

ALLOWANCE, CARE = "disability_allowance_payments", "disability_care_payments"
SCHEMES = {"托养补贴": "disability_care", "康复护理补助": "disability_nursing"}
# The first and the last month that somebody planted dies in.
FIRST_DEATH, LAST_DEATH = 17, 22


def plant_payments_after_death(invention: Invention, book: FaultBook) -> None:
    """Plant D1 in every programme in turn, and note who was rightly paid for the last month."""
    variants = cycle(
        (_pay_allowance, pay_a_dead_member, pay_a_dead_household, _pay_care, outlive_a_pupil)
    )
    for _ in range(book.count("D1", 4, 8)):
        next(variants)(invention, book)
    dead = [h for h in invention.cast.holders if h.stop_reason == "死亡" and h.end < 26]
    for holder in book.choose("D1", dead, 2):
        subject = holder.person.printed_id
        book.near_miss("D1", "person", subject, "allowance paid for the month of death")


def _pay_allowance(invention: Invention, book: FaultBook) -> None:
    rng, roles = book.rng("D1"), Roles(invention)
    fit = [h for h in invention.cast.holders if h.start < FIRST_DEATH and roles.draws_only(h)]
    rows = ListedRows(invention.monthly[ALLOWANCE])
    for holder in book.choose("D1", fit, 1):
        died = rng.randint(FIRST_DEATH, LAST_DEATH)
        day = bury(invention, holder.person, died, rng)
        if rng.random() < 0.5:
            holder.cancelled_on = day + timedelta(days=rng.randint(12, 40))
        _stop_late(rows, holder, died, "disability_allowance", book)


def _pay_care(invention: Invention, book: FaultBook) -> None:
    rng, roles = book.rng("D1"), Roles(invention)
    rows = ListedRows(invention.monthly[CARE])
    fit = [
        h
        for h in invention.cast.holders
        if h.start < FIRST_DEATH
        and roles.draws_only(h, care=True)
        and len(rows.of(h.person.printed_id)) > FIRST_DEATH
    ]
    for holder in book.choose("D1", fit, 1):
        died = rng.randint(FIRST_DEATH, LAST_DEATH)
        bury(invention, holder.person, died, rng)
        allowance = ListedRows(invention.monthly[ALLOWANCE])
        stop_payments(allowance, holder.person.printed_id, died)
        programme = SCHEMES[rows.of(holder.person.printed_id)[0].row["scheme"]]
        _stop_late(rows, holder, died, programme, book)


def _stop_late(
    rows: ListedRows, holder: Holder, died: int, programme: str, book: FaultBook
) -> None:
    """Go on paying for one to three months after death and note what that is found for."""
    person = holder.person
    stop_payments(rows, person.printed_id, died + book.rng("D1").randint(1, 3))
    paid = paid_by_month((place.row for place in rows.of(person.printed_id)), after=died)
    cause = book.cause("D1")
    place = {"cause": cause, "programme": programme, "town": person.town}
    book.find("D1", "person", person.printed_id, paid, amount=sum(paid.values()), **place)
    find_net_difference(book, "person", person.printed_id, paid, **place)
    find_ended_certificate(book, holder, paid, cause=cause, programme=programme)
