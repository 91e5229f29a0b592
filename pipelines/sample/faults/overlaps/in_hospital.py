"""O8: home-care visits to people who lie in hospital."""

from __future__ import annotations

from datetime import timedelta

from pipelines.sample.faults.consequences import find_spells
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.visits import add_visit
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.programmes.medical import Stay

SHORTEST = 4


def plant_visits_in_hospital(invention: Invention, book: FaultBook) -> None:
    """Plant O8, and visits on the days of admission and discharge."""
    rng = book.rng("O8")
    stays = _stays_of_elders(invention)
    for stay in book.choose("O8", stays, book.count("O8")):
        length = (stay.discharged_on - stay.admitted_on).days
        inside = rng.sample(range(1, length), rng.randint(1, 2))
        fees: dict[int, int] = {}
        for offset in inside:
            day = stay.admitted_on + timedelta(days=offset)
            visit = add_visit(invention, stay.person, day, rng)
            fees[month_of(day)] = fees.get(month_of(day), 0) + visit["fee"]
        where = {"cause": book.cause("O8"), "programme": None, "town": stay.person.town}
        find_spells(book, "O8", "person", stay.person.printed_id, fees, **where)
    for stay in book.choose("O8", stays, 2):
        day = rng.choice((stay.admitted_on, stay.discharged_on))
        add_visit(invention, stay.person, day, rng)
        what = "visited on the day of admission or discharge"
        book.near_miss("O8", "person", stay.person.printed_id, what)


def _stays_of_elders(invention: Invention) -> list[Stay]:
    """Listed stays of at least four days, the only ones of people who then had home care."""
    listed = ListedRows(invention.monthly["medical_aid"])
    elders = {id(elder.person): elder for elder in invention.cast.elders}
    return [
        stay
        for stay in invention.cast.stays
        if [p.row["admitted_on"] for p in listed.of(stay.person.printed_id)] == [stay.admitted_on]
        and (stay.discharged_on - stay.admitted_on).days >= SHORTEST
        and id(stay.person) in elders
        and elders[id(stay.person)].enrolled_on < stay.admitted_on
        and elders[id(stay.person)].ended_on is None
    ]
