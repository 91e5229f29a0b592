"""S1 and S2: totals that are not the sum, and counts that are not the number, of the rows."""

from __future__ import annotations

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.faults.delivered import list_id
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.forms.forms import load_forms
from pipelines.sample.people.areas import load_towns

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
    lists = {list_id(d): d for d in monthly if d.in_force}
    for subject in book.choose("S1", lists, book.count("S1")):
        delivery = lists[subject]
        delivery.total_off = rng.choice((-1, 1)) * rng.randrange(*STEPS, 1000)
        _find("S1", delivery, abs(delivery.total_off), book)
    drafts = {list_id(d): d for d in monthly if not d.in_force and not d.origin}
    for subject in book.choose("S1", drafts, 1):
        drafts[subject].total_off = STEPS[0]
        book.near_miss("S1", "list", subject, "the wrong total is of a replaced draft")


def plant_wrong_counts(deliveries: list[Delivery], book: FaultBook) -> None:
    """Plant S2: a title or a footer counts some rows more than there are."""
    rng = book.rng("S2")
    lists = {list_id(d): d for d in _sound(deliveries) if d.feed in COUNTED and d.in_force}
    for subject in book.choose("S2", lists, book.count("S2")):
        delivery = lists[subject]
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


def _find(code: str, delivery: Delivery, amount: int | None, book: FaultBook) -> None:
    town = delivery.deliverer if delivery.deliverer in load_towns() else None
    book.find(
        *(code, "list", list_id(delivery), [delivery.months[1]]),
        cause=book.cause(code),
        town=town,
        amount=amount,
    )
