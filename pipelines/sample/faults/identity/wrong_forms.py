"""I1 and I4: forms whose sex, birth date or certificate disagree with the ID number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.finding import Later
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import Roles
from pipelines.sample.invention import Invention
from pipelines.sample.people.person import Person
from pipelines.sample.registers import amended
from pipelines.sample.world import Row

ENROLMENTS, ROSTER = "home_care_enrolments", "disability_certificates"
APPROVALS, PAYMENTS = "disability_allowance_approvals", "disability_allowance_payments"
# The certificate's digit that is wrong, counted from 0; 18 digits are the ID number.
SLIP = 12


def plant_wrong_sexes_and_birthdays(invention: Invention, book: FaultBook) -> None:
    """Plant I1 by the sex of an enrolment and by the birth date on the roster."""
    for elder in book.choose("I1", invention.cast.elders, max(1, book.count("I1") // 2)):
        other = "女" if elder.person.sex == "男" else "男"
        _amend(invention, book, "I1", ENROLMENTS, elder.person, {"sex": other})
    roles = Roles(invention)
    holders = [holder for holder in invention.cast.holders if roles.draws_only(holder)]
    for holder in book.choose("I1", holders, max(1, book.count("I1") // 2)):
        born = holder.person.born + timedelta(days=book.rng("I1").choice((-9, -1, 1, 10)))
        _amend(invention, book, "I1", ROSTER, holder.person, {"born_on": born})


def plant_strange_certificates(invention: Invention, book: FaultBook) -> None:
    """Plant I4 in approvals and in some months' payments; a replacement's suffix is none."""
    roles, rows = Roles(invention), ListedRows(invention.monthly[PAYMENTS])
    rng = book.rng("I4")
    holders = [holder for holder in invention.cast.holders if roles.draws_only(holder)]
    for holder in book.choose("I4", holders, book.count("I4")):
        number = holder.certificate_no
        wrong = number[:SLIP] + str((int(number[SLIP]) + 1) % 10) + number[SLIP + 1 :]
        book.slip(wrong[:18])
        if rng.random() < 0.4:
            changes = {"certificate_no": wrong}
            _amend(invention, book, "I4", APPROVALS, holder.person, changes)
            continue
        listed = rows.of(holder.person.printed_id)
        first = rng.randrange(len(listed))
        for place in listed[first : first + rng.randint(1, 2)]:
            place.row["certificate_no"] = wrong
        _expect(book, "I4", PAYMENTS, holder.person, {"certificate_no": wrong})
    replaced = [holder for holder in holders if holder.suffix]
    for holder in book.choose("I4", replaced, 2):
        subject = holder.person.printed_id
        book.near_miss("I4", "person", subject, "a replacement's suffix behind the number")


def _amend(
    invention: Invention,
    book: FaultBook,
    code: str,
    feed: str,
    person: Person,
    changes: dict[str, Any],
) -> None:
    """Change the person's rows of a register, every time it is sent."""

    def amend(_: str, row: Row) -> Row:
        return {**row, **changes} if row["id_no"] == person.printed_id else row

    invention.registers[feed] = amended(invention.registers[feed], amend)
    _expect(book, code, feed, person, changes)


def _expect(book: FaultBook, code: str, feed: str, person: Person, changes: dict[str, Any]) -> None:
    number = person.printed_id
    cause = book.cause(code)
    book.later.append(Later(code, number, person.town, cause, {number}, _is_changed(feed, changes)))


def _is_changed(feed: str, changes: dict[str, Any]) -> Callable[[str, Row], bool]:
    def is_doubted(of_feed: str, row: Row) -> bool:
        return of_feed == feed and changes.items() <= row.items()

    return is_doubted
