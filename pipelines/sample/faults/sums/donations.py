"""S6: more received than pledged, or more remitted than received."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.months import month_of
from pipelines.sample.people.areas import load_towns
from pipelines.sample.world import Row

if TYPE_CHECKING:
    from pipelines.sample.invention import Invention

LEAST = 5_000


def plant_turned_donations(invention: Invention, book: FaultBook) -> None:
    """Plant S6 with donors who give once; a donation without a pledge is a near miss."""
    rng = book.rng("S6")
    fit = _single_donations(invention)
    for deliverer, row in _choose(fit, book, book.count("S6", 3, 6)):
        if rng.random() < 0.5 and "remitted" in row:
            difference = row["amount"] // rng.choice((2, 4, 5))
            row["remitted"] = row["amount"] + difference
        else:
            row["pledged"] = row["amount"] // rng.choice((2, 4, 5))
            difference = row["amount"] - row["pledged"]
        town = deliverer if deliverer in load_towns() else None
        book.find(
            *("S6", "donor", row["donor"], [month_of(row["received_on"])]),
            cause=book.cause("S6"),
            town=town,
            amount=difference,
        )
    for _, row in _choose(fit, book, 2):
        del row["pledged"]
        book.near_miss("S6", "donor", row["donor"], "no pledge is stated")


def _single_donations(invention: Invention) -> list[tuple[str, Row]]:
    lists = invention.yearly["donations"]
    names = Counter(row["donor"] for rows in lists.values() for row in rows)
    return [
        (deliverer, row)
        for (deliverer, _), rows in lists.items()
        for row in rows
        if names[row["donor"]] == 1 and row["amount"] >= LEAST and row["amount"] % 2_000 == 0
    ]


def _choose(fit: list[tuple[str, Row]], book: FaultBook, count: int) -> list[tuple[str, Row]]:
    owner = {row["donor"]: deliverer for deliverer, row in fit}
    rows = book.choose("S6", [row for _, row in fit], count)
    return [(owner[row["donor"]], row) for row in rows]
