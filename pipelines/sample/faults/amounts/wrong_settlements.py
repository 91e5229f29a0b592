"""T5 and T6: funeral fees waived above their caps, medical aid above the patient's own cost."""

from __future__ import annotations

from itertools import cycle

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.people.areas import load_towns
from pipelines.sample.programmes.funerals import CAP, CREMATION, HALL, STORAGE, URN
from pipelines.sample.world import Row

# The article tells the highest waiver of 2013: what is above stands in 2014.
SINCE = 24
ITEMS = ("transport", "storage", "farewell_hall", "cremation", "urn_storage")
MOST_DAYS, MOST_YEARS = 3, 2


def plant_waivers_above_the_cap(invention: Invention, book: FaultBook) -> None:
    """Plant T5 by an item and by the total in turn, and waivers of exactly every cap."""
    lists = invention.monthly["funeral_waivers"]
    late = [row for (_, month), rows in sorted(lists.items()) for row in rows if month >= SINCE]
    variants = cycle((_raise_item, _raise_total))
    for row in book.choose("T5", late, book.count("T5")):
        excess = next(variants)(row, book)
        _find(book, "T5", row, "funeral_waiver", "claimed_on", excess)
    for row in book.choose("T5", late, 2):
        row.update(_caps(row["town"]), amount=min(CAP, sum(_caps(row["town"]).values())))
        book.near_miss("T5", "person", row["id_no"], "every item at its cap")


def plant_aid_above_cost(invention: Invention, book: FaultBook) -> None:
    """Plant T6, and aid that is exactly what insurance left."""
    lists = invention.monthly["medical_aid"]
    # Settled at the counter: discharge and settlement are one day.
    rows = [row for listed in lists.values() for row in listed if row["settlement"] == "一站式"]
    for row in book.choose("T6", rows, book.count("T6")):
        excess = book.rng("T6").randint(10, 900) * 100
        row["aid_amount"] = row["total_cost"] - row["insurance_paid"] + excess
        _find(book, "T6", row, "medical_aid", "settled_on", excess)
    for row in book.choose("T6", rows, 2):
        row["aid_amount"] = row["total_cost"] - row["insurance_paid"]
        book.near_miss("T6", "person", row["id_no"], "aid is all that insurance left")


def _caps(town: str) -> dict[str, int]:
    most = (STORAGE * MOST_DAYS, HALL, CREMATION, URN * MOST_YEARS)
    return dict(zip(ITEMS, (load_towns()[town].transport_fen, *most), strict=True))


def _raise_item(row: Row, book: FaultBook) -> int:
    """An item above its cap while the total stays below; the excess in fen."""
    rng = book.rng("T5")
    item, excess = rng.choice(ITEMS), rng.randint(1, 8) * 1_000
    for other in ("farewell_hall", "urn_storage"):
        row.pop(other, None)
    row[item] = _caps(row["town"])[item] + excess
    row["amount"] = sum(row.get(name, 0) for name in ITEMS)
    return excess


def _raise_total(row: Row, book: FaultBook) -> int:
    """A total above the cap, every item at its own; the excess in fen."""
    excess = book.rng("T5").randint(1, 40) * 500
    row.update(_caps(row["town"]), amount=CAP + excess)
    return excess


def _find(book: FaultBook, code: str, row: Row, programme: str, day: str, amount: int) -> None:
    book.find(
        *(code, "person", row["id_no"], [month_of(row[day])]),
        cause=book.cause(code),
        programme=programme,
        town=row["town"],
        amount=amount,
    )
