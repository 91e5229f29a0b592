"""D3: cremated before died, or dead before the month of birth."""

from __future__ import annotations

from datetime import timedelta

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import Listed, ListedRows
from pipelines.sample.invention import Invention
from pipelines.sample.months import first_day, month_of
from pipelines.sample.programmes.funerals import SECTION, cremation_row
from pipelines.sample.world import Row


def plant_impossible_deaths(invention: Invention, book: FaultBook) -> None:
    """Plant D3 in cremations and funeral waivers, and deaths of one day that are right."""
    _swap_days(invention, book)
    _die_unborn(invention, book)
    for place in book.choose("D3", _strangers(invention), 2):
        place.row["died_on"] = place.row["cremated_on"]
        book.near_miss("D3", "person", place.row["id_no"], "died and cremated on one day")


def _swap_days(invention: Invention, book: FaultBook) -> None:
    """The day of death and that of cremation change places, in one of the two lists."""
    waived = ListedRows(invention.monthly["funeral_waivers"])
    places = [
        place
        for place in _strangers(invention)
        if month_of(place.row["died_on"]) == month_of(place.row["cremated_on"])
        and place.row["died_on"] < place.row["cremated_on"]
    ]
    for place in book.choose("D3", places, book.count("D3", 2, 5)):
        row = place.row
        claims = waived.of(row["id_no"])
        _swap(claims[0].row if claims and book.rng("D3").random() < 0.5 else row)
        month = month_of(row["cremated_on"])
        cause = book.cause("D3")
        book.find("D3", "person", row["id_no"], [month], cause=cause, town=row["town"])


def _die_unborn(invention: Invention, book: FaultBook) -> None:
    """A small child's death is dated a month before the month of birth."""
    population = invention.world.population
    child = population.person(0, 0)
    month = month_of(child.born) - 1
    child.died = first_day(month) + timedelta(days=book.rng("D3").randint(4, 20))
    child.cremated = child.died + timedelta(days=1)
    book.take(child)
    invention.monthly["cremations"][SECTION, month].append(cremation_row(child))
    cause = book.cause("D3")
    book.find("D3", "person", child.printed_id, [month], cause=cause, town=child.town)


def _strangers(invention: Invention) -> list[Listed]:
    """Cremations of people who occur in no other list but that of waivers."""
    cast = invention.cast
    known = {p.printed_id for home in cast.households for p in home.members}
    known |= {entry.person.printed_id for entry in (*cast.holders, *cast.elders, *cast.stays)}
    known |= {p.printed_id for p in invention.world.population.people if p.short_id}
    known |= {p.id_no for p in invention.world.population.people if p.short_id}
    lists = invention.monthly["cremations"]
    return [
        Listed(deliverer, month, row)
        for (deliverer, month), rows in sorted(lists.items())
        for row in rows
        if row["id_no"] not in known
    ]


def _swap(row: Row) -> None:
    row["died_on"], row["cremated_on"] = row["cremated_on"], row["died_on"]
