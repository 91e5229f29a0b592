"""I2 and I3: a second name for a number, and a second form of a number."""

from __future__ import annotations

from collections import defaultdict

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.finding import Later
from pipelines.sample.invention import Invention
from pipelines.sample.months import HORIZON
from pipelines.sample.people.id_numbers import short_form
from pipelines.sample.programmes.funerals import shows_newer_card
from pipelines.sample.world import Row

PERMITS = "residence_permits"


def plant_second_names(invention: Invention, book: FaultBook) -> None:
    """Plant I2: the last permit of somebody gives another name."""
    names = invention.world.population.names
    for rows in book.choose("I2", _of_two_months(invention), book.count("I2")):
        row = rows[-1]
        row["name"] = name = names.draw("男")
        number = row["id_no"]
        later = Later(
            *("I2", number, row["town"], book.cause("I2"), {number}),
            lambda _, listed, name=name: listed.get("name") == name,
        )
        book.later.append(later)


def plant_second_forms(invention: Invention, book: FaultBook) -> None:
    """Plant I3, and note whom the funeral home knows by 18 digits and the towns by 15."""
    people = invention.world.population.people
    for rows in book.choose("I3", _of_two_months(invention), book.count("I3")):
        number = rows[-1]["id_no"]
        rows[-1]["id_no"] = book.slip(short_form(number))
        _expect_short(book, number, rows[-1]["town"])
    for person in people:
        is_listed = person.cremated is not None and person.cremated <= HORIZON
        if is_listed and shows_newer_card(person):
            _expect_short(book, person.id_no, person.town)
    always = [p for p in people if p.short_id and not shows_newer_card(p)]
    for person in always[:2]:
        book.near_miss("I3", "person", person.printed_id, "15 digits in every list")


def _of_two_months(invention: Invention) -> list[tuple[Row, ...]]:
    """The permits of everybody who has some of two months or more, in the order of months."""
    permits: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for (_, month), rows in invention.monthly[PERMITS].items():
        for row in rows:
            permits[row["id_no"]].append((month, row))
    found = []
    for listed in permits.values():
        listed.sort(key=lambda entry: entry[0])
        if len(listed) > 1 and listed[-1][0] > listed[-2][0]:
            found.append(tuple(row for _, row in listed))
    return found


def _expect_short(book: FaultBook, number: str, town: str) -> None:
    numbers = {short_form(number)}
    book.later.append(Later("I3", number, town, book.cause("I3"), numbers, lambda *_: True))
