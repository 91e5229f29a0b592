"""D2: visits, enrolments and hospital admissions dated after death."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.visits import add_visit
from pipelines.sample.invention import Invention
from pipelines.sample.months import HORIZON, month_of
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.households import FIVE_GUARANTEES
from pipelines.sample.programmes.medical import SECTION, Stay, settle
from pipelines.sample.services.home_care import Elder

# People whose day of death leaves room for what is dated after it.
LAST_DEATH = HORIZON - timedelta(days=80)
FIRST_DEATH = date(2012, 3, 1)


def plant_services_after_death(invention: Invention, book: FaultBook) -> None:
    """Plant D2 by a visit, an enrolment and an admission in turn, and visits on the last day."""
    variants = cycle((_visit, _enrol, _admit))
    for _ in range(book.count("D2", 3, 6)):
        next(variants)(invention, book)
    for elder in book.choose("D2", _dead_elders(invention), 1):
        person = elder.person
        add_visit(invention, person, person.died, book.rng("D2"))
        book.near_miss("D2", "person", person.printed_id, "visited on the day of death")


def _dead_elders(invention: Invention) -> list[Elder]:
    """Elders whose care ended by death; they have care that long, but no visit that month."""
    return [e for e in invention.cast.elders if e.end_reason == "去世" and _is_early(e.person)]


def _visit(invention: Invention, book: FaultBook) -> None:
    rng = book.rng("D2")
    for elder in book.choose("D2", _dead_elders(invention), 1):
        person = elder.person
        first = person.died + timedelta(days=rng.randint(2, 12))
        days = [first + timedelta(days=3 * step) for step in range(rng.randint(1, 2))]
        visits = [add_visit(invention, person, day, rng) for day in days]
        _find(book, person, days, sum(visit["fee"] for visit in visits))


def _enrol(invention: Invention, book: FaultBook) -> None:
    rng = book.rng("D2")
    dead = [p for p in invention.world.population.people if p.age() > 70 and _is_early(p)]
    known = {id(e.person) for e in invention.cast.elders} | _claimants(invention)
    strangers = [p for p in dead if id(p) not in known and not p.short_id]
    for person in book.choose("D2", strangers, 1):
        enrolled = person.died + timedelta(days=rng.randint(4, 30))
        invention.cast.elders.append(Elder(person, "HC06", enrolled, 10))
        _find(book, person, [enrolled], None)


def _admit(invention: Invention, book: FaultBook) -> None:
    rng = book.rng("D2")
    served = {id(stay.person) for stay in invention.cast.stays}
    dead = [
        home.members[0]
        for home in invention.cast.households
        if home.scheme == FIVE_GUARANTEES and _is_early(home.members[0])
    ]
    for person in book.choose("D2", [p for p in dead if id(p) not in served], 1):
        admitted = person.died + timedelta(days=rng.randint(3, 20))
        stay = Stay(person, "五保", admitted, admitted + timedelta(days=rng.randint(3, 9)))
        invention.cast.stays.append(stay)
        row = settle(stay, rng)
        invention.monthly["medical_aid"][SECTION, month_of(row["settled_on"])].append(row)
        _find(book, person, [admitted], None)


def _is_early(person: Person) -> bool:
    return person.died is not None and FIRST_DEATH < person.died < LAST_DEATH


def _claimants(invention: Invention) -> set[int]:
    """Who draws anything, by identity."""
    cast = invention.cast
    members = {id(p) for home in cast.households for p in home.members}
    return members | {id(holder.person) for holder in cast.holders}


def _find(book: FaultBook, person: Person, days: list[date], amount: int | None) -> None:
    months = map(month_of, days)
    cause = book.cause("D2")
    where = {"cause": cause, "town": person.town, "amount": amount}
    book.find("D2", "person", person.printed_id, months, **where)
