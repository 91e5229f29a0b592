"""T3 and T7 of households: above the standard, at last year's rate, or not what income gives."""

from __future__ import annotations

from itertools import cycle

from pipelines.sample.faults.consequences import find_net_difference, find_spells
from pipelines.sample.faults.fault_book import FaultBook, household_id
from pipelines.sample.faults.households import (
    FEED,
    PROGRAMMES,
    SUBSISTENCE_SCHEMES,
    month_rows,
)
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import LAST_MONTH
from pipelines.sample.invention import Invention
from pipelines.sample.months import JULY_2013
from pipelines.sample.programmes.households import FIVE_GUARANTEES, Household
from pipelines.sample.programmes.subsistence import (
    FIVE_GUARANTEE,
    SUBSISTENCE,
    amount,
)
from pipelines.sample.world import Row

# The article says what a head gets at most in the second half of 2013.
OUTSIDE_THE_ARTICLE = (*range(4, 16), 24, 25, 26)
OLD, NEW = 0, 1
SHORT = 5_000


def plant_wrong_subsistence(invention: Invention, book: FaultBook) -> None:
    """Plant T3 above the standard and at the old rate, T7 alone, and what nets to nothing."""
    variants = cycle((_exceed, _keep_the_old_rate))
    for _ in range(book.count("T3", 3, 6)):
        next(variants)(invention, book)
    for home in book.choose("T7", _steady(invention, SUBSISTENCE_SCHEMES), book.count("T7", 1, 3)):
        first = book.rng("T7").randint(2, LAST_MONTH - 3)
        rows = month_rows(_rows(invention), home)
        short = dict.fromkeys(range(first, first + 2), -SHORT)
        for month in short:
            rows[month]["amount"] -= SHORT
        _find_difference(book, book.cause("T7"), home, short)
    for home in book.choose("T7", _steady(invention, SUBSISTENCE_SCHEMES), 2):
        rows = month_rows(_rows(invention), home)
        rows[14]["amount"] -= SHORT
        rows[15]["amount"] += SHORT
        subject = household_id(home.members[0].town, home.number)
        book.near_miss("T7", "household", subject, "a month made good in the next")


def _exceed(invention: Invention, book: FaultBook) -> None:
    """More than the standard for every member, for a month or two."""
    rng = book.rng("T3")
    for home in book.choose("T3", _steady(invention, SUBSISTENCE_SCHEMES), 1):
        first = rng.choice(OUTSIDE_THE_ARTICLE)
        months = {first, first + rng.randint(0, 1)}.intersection(OUTSIDE_THE_ARTICLE)
        rows = month_rows(_rows(invention), home)
        above, beyond = {}, {}
        for month in sorted(months):
            row = rows[month]
            above[month] = rng.randint(1, 20) * 1_000
            due, row["amount"] = row["amount"], _limit(row, month) + above[month]
            beyond[month] = row["amount"] - due
        _find(book, home, above, beyond)


def _keep_the_old_rate(invention: Invention, book: FaultBook) -> None:
    """Exactly what the standard until June 2013 would give, for some months from July on."""
    rng = book.rng("T3")
    for home in book.choose("T3", _steady(invention, {*SUBSISTENCE_SCHEMES, FIVE_GUARANTEES}), 1):
        rows = month_rows(_rows(invention), home)
        differences = {}
        for month in range(JULY_2013, JULY_2013 + rng.randint(1, 4)):
            row = rows[month]
            old = amount(home.scheme, home.income, row["members"], JULY_2013 - 1)
            differences[month] = old - row["amount"]
            row["amount"] = old
        _find(book, home, {m: -fen for m, fen in differences.items()}, differences)


def _steady(invention: Invention, schemes: set[str] | frozenset[str]) -> list[Household]:
    return [
        home
        for home in invention.cast.households
        if home.scheme in schemes
        and (home.start, home.end) == (0, LAST_MONTH)
        and all(person.died is None for person in home.members)
        # A shortfall must not take all of the payment.
        and (home.scheme == FIVE_GUARANTEES or home.income < SUBSISTENCE[OLD] - 3 * SHORT)
    ]


def _limit(row: Row, month: int) -> int:
    step = NEW if month >= JULY_2013 else OLD
    standards = FIVE_GUARANTEE if row["scheme"] == FIVE_GUARANTEES else SUBSISTENCE
    return standards[step] * row["members"]


def _rows(invention: Invention) -> ListedRows:
    return ListedRows(invention.monthly[FEED], "household_no")


def _find(
    book: FaultBook, home: Household, at_risk: dict[int, int], differences: dict[int, int]
) -> None:
    town = home.members[0].town
    cause = book.cause("T3")
    where = {"cause": cause, "programme": PROGRAMMES[home.scheme], "town": town}
    find_spells(book, "T3", "household", household_id(town, home.number), at_risk, **where)
    _find_difference(book, cause, home, differences)


def _find_difference(
    book: FaultBook, cause: str, home: Household, differences: dict[int, int]
) -> None:
    town = home.members[0].town
    find_net_difference(
        *(book, "household", household_id(town, home.number), differences),
        cause=cause,
        programme=PROGRAMMES[home.scheme],
        town=town,
    )
