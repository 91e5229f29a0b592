"""M2: poor households with a pupil of whom nobody was aided."""

from __future__ import annotations

from datetime import date

from pipelines.sample.faults.fault_book import FaultBook, household_id
from pipelines.sample.faults.households import list_again
from pipelines.sample.faults.roles import LAST_MONTH
from pipelines.sample.invention import Invention
from pipelines.sample.programmes.households import FIVE_GUARANTEES, Household
from pipelines.sample.programmes.students import SEPTEMBER

# Clear of the first and last birthday that count: 6 and 22 in September.
AGES = (8, 19)
OLD_ENOUGH_IN_2012 = date(2006, 8, 31)
SHORTEST_LIST = 4


def plant_pupils_without_aid(invention: Invention, book: FaultBook) -> None:
    """Plant M2: pupils forgotten in 2012, and pupils who were never aided."""
    count = book.count("M2", 3, 6)
    _forget_in_2012(invention, book, count - count // 2)
    _add_pupils(invention, book, count // 2)
    _note_siblings(invention, book)


def _forget_in_2012(invention: Invention, book: FaultBook, count: int) -> None:
    """Take the aids of a household's pupils off the list; 2013 holds the article's figures."""
    lists = invention.yearly["student_aid"]
    aided = {row["id_no"] for (_, year), rows in lists.items() if year == 2012 for row in rows}
    fit = [
        home
        for home in invention.cast.households
        if any(p.born <= OLD_ENOUGH_IN_2012 and p.printed_id in aided for p in home.students)
        and home.start <= SEPTEMBER[2012]
    ]
    for home in book.choose("M2", fit, count):
        rows = lists[home.members[0].town, 2012]
        pupils = {person.printed_id for person in home.students}
        if len(rows) > SHORTEST_LIST:
            rows[:] = [row for row in rows if row["id_no"] not in pupils]
            _find(home, 2012, book.cause("M2"), book)


def _add_pupils(invention: Invention, book: FaultBook, count: int) -> None:
    """Give households without pupils one who is on the roll and on no list of aid."""
    fit = [
        home
        for home in invention.cast.households
        if home.scheme != FIVE_GUARANTEES
        and not home.students
        and len(home.living(LAST_MONTH)) == len(home.members) < 4
        and home.start <= SEPTEMBER[2012]
        and home.end >= SEPTEMBER[2013]
    ]
    for home in book.choose("M2", fit, count):
        pupil = invention.world.population.person(*AGES, village=home.members[0].village)
        home.members.append(pupil)
        book.take(pupil)
        list_again(invention, home, 0)
        cause = book.cause("M2")
        for year in SEPTEMBER:
            _find(home, year, cause, book)


def _find(home: Household, year: int, cause: str, book: FaultBook) -> None:
    town = home.members[0].town
    book.find(
        *("M2", "household", household_id(town, home.number), [SEPTEMBER[year]]),
        cause=cause,
        programme="student_aid",
        town=town,
    )


def _note_siblings(invention: Invention, book: FaultBook) -> None:
    """Near miss: one pupil of the household was aided, the other was not."""
    lists = invention.yearly["student_aid"]
    aided = {row["id_no"] for (_, year), rows in lists.items() if year == 2012 for row in rows}
    halves = [
        home
        for home in invention.cast.households
        if {person.printed_id in aided for person in home.students} == {True, False}
    ]
    for home in book.choose("M2", halves, 2):
        subject = household_id(home.members[0].town, home.number)
        book.near_miss("M2", "household", subject, "a sibling was aided")
