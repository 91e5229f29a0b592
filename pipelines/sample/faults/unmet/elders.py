"""M3: elders of poor households and severely disabled elders without home care."""

from __future__ import annotations

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import LAST_MONTH
from pipelines.sample.invention import Invention
from pipelines.sample.months import MONTHS
from pipelines.sample.people.areas import Village
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.households import FIVE_GUARANTEES, NEAR_POOR, Household
from pipelines.sample.programmes.subsistence import roll_row

ROLL = "subsistence_payments"


def plant_elders_without_care(invention: Invention, book: FaultBook) -> None:
    """Plant M3 among new households on the roll and applicants for the allowance."""
    rng = book.rng("M3")
    count = book.count("M3", 3, 6)
    waiting = [
        h
        for h in invention.cast.holders
        if h.decision in ("待审", "不同意") and h.person.age() >= 60 and h.level > 2
    ]
    for holder in book.choose("M3", waiting, count // 2):
        holder.level -= 2
        _find(holder.person, book)
    for _ in range(count - count // 2):
        home = _new_home(invention, book, FIVE_GUARANTEES, (62, 88), rng.randint(0, 24))
        _find(home.members[0], book)
    near = ((FIVE_GUARANTEES, (58, 58), "not 60 yet"), (NEAR_POOR, (63, 80), "near-poor"))
    for scheme, ages, what in near:
        home = _new_home(invention, book, scheme, ages, rng.randint(0, 24))
        book.near_miss("M3", "person", home.members[0].printed_id, what)


def _find(person: Person, book: FaultBook) -> None:
    months, cause = [LAST_MONTH], book.cause("M3")
    book.find("M3", "person", person.printed_id, months, cause=cause, town=person.town)


def _new_home(
    invention: Invention, book: FaultBook, scheme: str, ages: tuple[int, int], start: int
) -> Household:
    """A household of one on the roll since a month, whom no roster of home care knows."""
    population, households = invention.world.population, invention.cast.households
    person = population.person(*ages, village=_rural_village(invention))
    prefix = "WB" if scheme == FIVE_GUARANTEES else "LJ"
    number = f"{prefix}{len(households) + 1:05d}"
    income = 0 if scheme == FIVE_GUARANTEES else 48_000
    home = Household(number, scheme, [person], income=income, start=start)
    households.append(home)
    book.take(home)
    rows = ListedRows(invention.monthly[ROLL], "household_no")
    for month in MONTHS[start:]:
        row = roll_row(home, month)
        rows.add(person.town, month, {**row, "paid_on": rows.payday(person.town, month)})
    return home


def _rural_village(invention: Invention) -> Village:
    while True:
        village = invention.world.population.village()
        if not village.is_community:
            return village
