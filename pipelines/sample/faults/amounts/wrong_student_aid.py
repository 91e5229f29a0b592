"""T4: student aid outside its limits, in an extra list of 2014, or income outside its band."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.invention import Invention
from pipelines.sample.months import day_in, month_of
from pipelines.sample.programmes.households import NEAR_POOR
from pipelines.sample.programmes.students import HIGHEST, LOWEST
from pipelines.sample.world import Row

YEAR, WINTER = 2014, 24
STUDENTS = 60
# Fen: 低保 up to the standard, near-poor from it to one and a half times, since July 2013.
STANDARD, UPPER = 47_000, 70_500
STEP = 5_000


def plant_wrong_aid(invention: Invention, book: FaultBook) -> None:
    """Aid some students a second winter, and plant T4 with its edges among them."""
    rng = book.rng("T4")
    rows = _winter_rows(invention, book)
    lists: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        lists[row["town"], YEAR].append(row)
    invention.yearly["student_aid"].update(lists)
    for row in book.choose("T4", rows, book.count("T4", 2, 4)):
        above = rng.randint(1, 6) * STEP
        limit, sign = rng.choice(((LOWEST, -1), (HIGHEST, 1)))
        row["amount"] = limit + sign * above
        _find(book, row, above)
    _leave_the_band(invention, book)
    for row, amount in zip(book.choose("T4", rows, 2), (LOWEST, HIGHEST), strict=False):
        row["amount"] = amount
        book.near_miss("T4", "person", row["id_no"], "exactly the lowest or the highest aid")


def _winter_rows(invention: Invention, book: FaultBook) -> list[Row]:
    """The aid of early 2014 of students aided in 2013, at the rate of 2013."""
    rng = book.rng("T4")
    aided = [
        row
        for (_, year), rows in sorted(invention.yearly["student_aid"].items())
        for row in rows
        if year == YEAR - 1 and book.is_free(row)
    ]
    count = min(len(aided), invention.world.free(STUDENTS) + 8)
    towns = sorted({row["town"] for row in aided})
    paydays = {town: day_in(WINTER, rng, 15, 25) for town in towns}
    return [{**row, "paid_on": paydays[row["town"]]} for row in rng.sample(aided, count)]


def _leave_the_band(invention: Invention, book: FaultBook) -> None:
    """Incomes of 2013 beyond the band of their household's type, and on its edges."""
    rng = book.rng("T4")
    rows = [
        row
        for (_, year), listed in sorted(invention.yearly["student_aid"].items())
        for row in listed
        if year == YEAR - 1
    ]
    for row in book.choose("T4", rows, book.count("T4", 1, 3)):
        row["income_per_head"] = _income_outside(row["household_type"], rng)
        _find(book, row, row["amount"])
    near_poor = [row for row in rows if row["household_type"] == NEAR_POOR]
    poor = [row for row in rows if row["household_type"] != NEAR_POOR]
    edges = [*((row, UPPER) for row in book.choose("T4", near_poor, 1))]
    edges += [(row, STANDARD) for row in book.choose("T4", [*near_poor[:9], *poor[:9]], 2)]
    for row, income in edges:
        row["income_per_head"] = income
        book.near_miss("T4", "person", row["id_no"], "income on the edge of the band")


def _income_outside(kind: str, rng: Random) -> int:
    above = rng.randint(1, 30) * 1_000
    if kind == NEAR_POOR:
        return rng.choice((UPPER + above, STANDARD - above))
    return STANDARD + above


def _find(book: FaultBook, row: Row, amount: int) -> None:
    book.find(
        *("T4", "person", row["id_no"], [month_of(row["paid_on"])]),
        cause=book.cause("T4"),
        programme="student_aid",
        town=row["town"],
        amount=amount,
    )
