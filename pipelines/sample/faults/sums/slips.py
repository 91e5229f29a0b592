"""S4: amounts ten thousand times too large or too small, as if 元 and 万元 were confused."""

from __future__ import annotations

from datetime import date

from pipelines.sample.faults.consequences import find_net_difference
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.steady_holders import PROGRAMME, SteadyHolders
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.people.person import Person
from pipelines.sample.world import Row

FACTOR = 10_000
JANUARY_2014 = 24
# Fen, so that the slip of an aid or a settlement lies well within the ratios that count.
LEAST_AID, LEAST_SETTLEMENT = 100_000, 300_000
CODE = "S4"


def plant_slips(invention: Invention, book: FaultBook) -> None:
    """Plant S4 where no figure of the article is touched, in four programmes in turn."""
    count = book.count(CODE, 4, 7)
    shares = [(count + place) // 4 for place in range(4)]
    _pay_too_much(invention, book, shares[3])
    _aid_too_much(invention, book, shares[2])
    _aid_too_little(invention, book, shares[1])
    _settle_too_little(invention, book, shares[0])
    _slip_less(invention, book)


def _pay_too_much(invention: Invention, book: FaultBook, count: int) -> None:
    """The allowance of January 2014: it is no rate and not what was due either."""
    holders = SteadyHolders(invention, book)
    for holder in holders.choose(CODE, count, lambda h: h.start < 20):
        person, cause = holder.person, book.cause(CODE)
        row = holders.row(holder, JANUARY_2014).row
        beyond = row["amount"] * (FACTOR - 1)
        row["amount"] *= FACTOR
        subject = person.printed_id
        told = {"cause": cause, "programme": PROGRAMME, "town": person.town}
        book.find(CODE, "person", subject, [JANUARY_2014], amount=beyond, **told)
        book.find("T1", "person", subject, [JANUARY_2014], amount=beyond, **told)
        find_net_difference(book, "person", subject, {JANUARY_2014: beyond}, **told)


def _aid_too_much(invention: Invention, book: FaultBook, count: int) -> None:
    """Student aid of 2012, which had no limits yet."""
    for person, row in book.choose(CODE, _aids_of_2012(invention), count):
        beyond = row["amount"] * (FACTOR - 1)
        row["amount"] *= FACTOR
        _find(person, row["paid_on"], "student_aid", beyond, book)


def _aid_too_little(invention: Invention, book: FaultBook, count: int) -> None:
    for person, row in book.choose(CODE, _aids_of_2012(invention), count):
        row["amount"] //= FACTOR
        _find(person, row["paid_on"], "student_aid", None, book)


def _settle_too_little(invention: Invention, book: FaultBook, count: int) -> None:
    """Medical aid, settled on the day of discharge."""
    people = {p.printed_id: p for p in invention.world.population.people}
    rows = [
        (people[row["id_no"]], row)
        for part in invention.monthly["medical_aid"].values()
        for row in part
        if row["settled_on"] == row["discharged_on"] and row["id_no"] in people
    ]
    large = [entry for entry in rows if entry[1]["aid_amount"] >= LEAST_SETTLEMENT]
    for person, row in book.choose(CODE, large, count):
        row["aid_amount"] //= FACTOR
        _find(person, row["settled_on"], "medical_aid", None, book)


def _slip_less(invention: Invention, book: FaultBook) -> None:
    """Near misses: ten and a hundred times too much."""
    for factor in (10, 100):
        for person, row in book.choose(CODE, _aids_of_2012(invention), 1):
            row["amount"] *= factor
            subject = person.printed_id
            book.near_miss(CODE, "person", subject, f"{factor} times the aid is no slip of unit")


def _aids_of_2012(invention: Invention) -> list[tuple[Person, Row]]:
    pupils = {p.printed_id: p for home in invention.cast.households for p in home.students}
    return [
        (pupils[row["id_no"]], row)
        for (_, year), rows in invention.yearly["student_aid"].items()
        for row in rows
        if year == 2012 and row["id_no"] in pupils and row["amount"] >= LEAST_AID
    ]


def _find(person: Person, day: date, programme: str, amount: int | None, book: FaultBook) -> None:
    book.find(
        *(CODE, "person", person.printed_id, [month_of(day)]),
        cause=book.cause(CODE),
        programme=programme,
        town=person.town,
        amount=amount,
    )
