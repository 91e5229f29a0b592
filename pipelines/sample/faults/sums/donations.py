"""S6: more received than pledged, or more remitted than received."""

from __future__ import annotations

from collections import Counter

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.people.areas import load_towns
from pipelines.sample.world import Row

LEAST = 5_000


def plant_turned_donations(invention: Invention, book: FaultBook) -> None:
    """Plant S6 with donors who give once; a donation without a pledge is a near miss."""
    rng = book.rng("S6")
    fit = _single_donations(invention)
    for donor in book.choose("S6", sorted(fit), book.count("S6", 3, 6)):
        deliverer, row = fit[donor]
        if rng.random() < 0.5 and "remitted" in row:
            difference = row["amount"] // rng.choice((2, 4, 5))
            row["remitted"] = row["amount"] + difference
        else:
            row["pledged"] = row["amount"] // rng.choice((2, 4, 5))
            difference = row["amount"] - row["pledged"]
        town = deliverer if deliverer in load_towns() else None
        book.find(
            *("S6", "donor", donor, [month_of(row["received_on"])]),
            cause=book.cause("S6"),
            town=town,
            amount=difference,
        )
    for donor in book.choose("S6", sorted(fit), 2):
        del fit[donor][1]["pledged"]
        book.near_miss("S6", "donor", donor, "no pledge is stated")


def _single_donations(invention: Invention) -> dict[str, tuple[str, Row]]:
    """The donations of donors who gave once, with their deliverers; amounts that divide."""
    lists = invention.yearly["donations"]
    names = Counter(row["donor"] for rows in lists.values() for row in rows)
    return {
        row["donor"]: (deliverer, row)
        for (deliverer, _), rows in lists.items()
        for row in rows
        if names[row["donor"]] == 1 and row["amount"] >= LEAST and row["amount"] % 2_000 == 0
    }
