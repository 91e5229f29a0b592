"""S1 and S2: totals that are not the sum, and counts that are not the number, of the rows."""

from __future__ import annotations

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.forms.forms import load_forms
from pipelines.sample.months import first_day
from pipelines.sample.people.areas import deliverer_code, load_towns

# Lists of people without a column of numbers that a wrong count could be by chance.
COUNTED = frozenset(
    {
        "disability_allowance_payments",
        "disability_care_payments",
        "medical_aid",
        "funeral_waivers",
        "residence_permits",
    }
)
FEWEST_ROWS = 8
# Fen: more than a file in 万元 rounds away.
STEPS = (100_000, 900_000)


def plant_wrong_totals(deliveries: list[Delivery], book: FaultBook) -> None:
    """Plant S1; a wrong total in a draft that was replaced is a near miss."""
    rng = book.rng("S1")
    monthly = [d for d in _sound(deliveries) if _sums_money(d)]
    for delivery in book.choose("S1", [d for d in monthly if d.in_force], book.count("S1")):
        delivery.total_off = rng.choice((-1, 1)) * rng.randrange(*STEPS, 1000)
        _find("S1", delivery, abs(delivery.total_off), book)
    drafts = [d for d in monthly if not d.in_force and not d.origin]
    for delivery in book.choose("S1", drafts, 1):
        delivery.total_off = STEPS[0]
        book.near_miss("S1", "list", _subject(delivery), "the wrong total is of a replaced draft")


def plant_wrong_counts(deliveries: list[Delivery], book: FaultBook) -> None:
    """Plant S2: a title or a footer counts some rows more than there are."""
    rng = book.rng("S2")
    fit = [d for d in _sound(deliveries) if d.feed in COUNTED and d.in_force]
    for delivery in book.choose("S2", fit, book.count("S2")):
        delivery.count_off = rng.randint(1, 4)
        _find("S2", delivery, None, book)


def _sound(deliveries: list[Delivery]) -> list[Delivery]:
    """Monthly lists of one sheet that can state totals: no row of them is broken."""
    return [
        d
        for d in deliveries
        if d.cadence == "monthly"
        and len(d.parts) == 1
        and len(d.rows) >= FEWEST_ROWS
        and not d.has_broken_rows
    ]


def _sums_money(delivery: Delivery) -> bool:
    form = load_forms()[delivery.feed]
    return form.amount in form.summed


def _subject(delivery: Delivery) -> str:
    area, month = deliverer_code(delivery.deliverer), first_day(delivery.months[0])
    return f"{delivery.feed}|{area}|{month:%Y-%m}"


def _find(code: str, delivery: Delivery, amount: int | None, book: FaultBook) -> None:
    town = delivery.deliverer if delivery.deliverer in load_towns() else None
    book.find(
        *(code, "list", _subject(delivery), [delivery.months[1]]),
        cause=book.cause(code),
        town=town,
        amount=amount,
    )
