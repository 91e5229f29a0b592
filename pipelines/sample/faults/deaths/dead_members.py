"""D1 on the subsistence roll and in student aid: dead members whose share is still paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.sample.faults.deaths.burial import bury
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.households import (
    PROGRAMMES,
    SUBSISTENCE_SCHEMES,
    list_again,
)
from pipelines.sample.faults.listed_rows import Listed, ListedRows
from pipelines.sample.faults.roles import LAST_MONTH, Roles
from pipelines.sample.months import first_day, month_of
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.households import FIVE_GUARANTEES, Household
from pipelines.sample.programmes.subsistence import ADULT, amount

if TYPE_CHECKING:
    from pipelines.sample.invention import Invention

JUNE_2013 = 17


def pay_a_dead_member(invention: Invention, book: FaultBook) -> None:
    """A member of a 低保 household dies, and the household draws the share for some months."""
    rng, roles = book.rng("D1"), Roles(invention)
    fit = [
        (home, person)
        for home in invention.cast.households
        if home.scheme in SUBSISTENCE_SCHEMES and home.start < 10 and home.end == LAST_MONTH
        for person in home.members[1:]
        if _may_die(person, home, roles)
    ]
    for home, person in book.choose("D1", fit, 1):
        died = rng.randint(10, 22)
        last = died + rng.randint(1, 3)
        bury(invention, person, died, rng)
        list_again(invention, home, last + 1)
        share = {
            month: amount(home.scheme, home.income, 1, month) for month in range(died + 1, last + 1)
        }
        _find(book, person, PROGRAMMES[home.scheme], share)


def pay_a_dead_household(invention: Invention, book: FaultBook) -> None:
    """五保 goes on for some months after the only member has died."""
    rng = book.rng("D1")
    rows = ListedRows(invention.monthly["subsistence_payments"], "household_no")
    fit = [
        home
        for home in invention.cast.households
        if home.scheme == FIVE_GUARANTEES and _ends_by_death(home)
    ]
    for home in book.choose("D1", fit, 1):
        person = home.members[0]
        died = month_of(person.died)
        last = min(died + rng.randint(1, 3), LAST_MONTH - 1)
        listed = rows.of(home.number)
        stop = next(place for place in listed if "stop_reason" in place.row)
        model = next(place for place in listed if place.month == died)
        paid = {}
        for month in range(died + 1, last + 1):
            paid[month] = amount(home.scheme, 0, 1, month)
            _repeat(rows, model, month, paid[month])
        rows.remove(stop)
        moved = {
            "benefit_month": first_day(last + 1),
            "paid_on": rows.payday(person.town, last + 1),
        }
        rows.add(person.town, last + 1, {**stop.row, **moved})
        _find(book, person, PROGRAMMES[home.scheme], paid)


def outlive_a_pupil(invention: Invention, book: FaultBook) -> None:
    """A pupil dies in June and is aided in August; the household's roll is right."""
    roles = Roles(invention)
    aided = {
        row["id_no"]: row
        for (_, year), rows in invention.yearly["student_aid"].items()
        for row in rows
        if year == 2013
    }
    fit = [
        (home, pupil)
        for home in invention.cast.households
        if len(home.members) > len(home.students)
        for pupil in home.students
        if pupil.printed_id in aided and not roles.is_served(pupil)
    ]
    for home, pupil in book.choose("D1", fit, 1):
        bury(invention, pupil, JUNE_2013, book.rng("D1"))
        list_again(invention, home, JUNE_2013 + 1)
        row = aided[pupil.printed_id]
        _find(book, pupil, "student_aid", {month_of(row["paid_on"]): row["amount"]})


def _may_die(person: Person, home: Household, roles: Roles) -> bool:
    is_plain = not roles.is_disabled(person) and not roles.is_served(person)
    is_adult = person.age(first_day(0)) >= ADULT and person not in home.students
    return is_plain and is_adult and person.died is None


def _ends_by_death(home: Household) -> bool:
    person = home.members[0]
    if person.died is None or home.end < LAST_MONTH:
        return False
    died = month_of(person.died)
    return home.start < died and died < LAST_MONTH - 1 and person.cremated is not None


def _repeat(rows: ListedRows, model: Listed, month: int, fen: int) -> None:
    changes = {"benefit_month": first_day(month), "amount": fen}
    changes["paid_on"] = rows.payday(model.deliverer, month)
    rows.add(model.deliverer, month, {**model.row, **changes})


def _find(book: FaultBook, person: Person, programme: str, paid: dict[int, int]) -> None:
    book.find(
        *("D1", "person", person.printed_id, paid),
        cause=book.cause("D1"),
        programme=programme,
        town=person.town,
        amount=sum(paid.values()),
    )
