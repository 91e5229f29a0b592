"""Drafts that a corrected list replaces, the same list sent again, and what supersedes what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from random import Random

from pipelines.sample.deliveries.delivery import (
    CORRECTED,
    REISSUED,
    Delivery,
    Part,
)
from pipelines.sample.deliveries.plan import row_key
from pipelines.sample.forms.forms import load_forms

CORRECTIONS = {"monthly": 12, "register": 4, "yearly": 2}
REISSUES = {"monthly": 5, "register": 2, "yearly": 1}
REPEATED_SHARE = 0.9
SMALLEST, LARGEST = 24, 1500


def add_editions(deliveries: list[Delivery], rng: Random) -> list[Delivery]:
    """The deliveries, some of them preceded by a draft or followed by a re-issue."""
    drafts: dict[int, Delivery] = {}
    copies: dict[int, Delivery] = {}
    for cadence, count in CORRECTIONS.items():
        for delivery in _choose(deliveries, cadence, count, rng):
            drafts[id(delivery)] = _draft(delivery, rng)
    untouched = [d for d in deliveries if id(d) not in drafts]
    for cadence, count in REISSUES.items():
        for delivery in _choose(untouched, cadence, count, rng):
            copies[id(delivery)] = _reissue(delivery)
    ordered = []
    for delivery in deliveries:
        for edition in (drafts.get(id(delivery)), delivery, copies.get(id(delivery))):
            if edition:
                ordered.append(edition)
    return ordered


def settle_supersession(deliveries: list[Delivery]) -> None:
    """Find what is in force: one list a month; nothing that another repeats to 90 %.

    A list is named by the newest of those that replace it, even if that one is replaced too.
    """
    by_list = defaultdict(list)
    for delivery in deliveries:
        by_list[delivery.feed, delivery.deliverer].append(delivery)
    for group in by_list.values():
        for at, older in enumerate(group):
            newer = [d for d in group[at + 1 :] if not d.origin and _replaces(d, older)]
            if newer:
                older.in_force = False
                newer[-1].supersedes.append(older)
    for delivery in deliveries:
        if delivery.origin:
            delivery.in_force = False


def _replaces(newer: Delivery, older: Delivery) -> bool:
    if newer.cadence == "monthly":
        return newer.months == older.months
    rows = {row_key(row) for row in older.accepted_rows()}
    if not rows:
        return False
    repeated = rows & {row_key(row) for row in newer.accepted_rows()}
    return len(repeated) >= REPEATED_SHARE * len(rows)


def _choose(deliveries: list[Delivery], cadence: str, count: int, rng: Random) -> list[Delivery]:
    fit = [
        d
        for d in deliveries
        if d.cadence == cadence
        and len(d.parts) == 1
        and SMALLEST <= len(d.rows) <= LARGEST
        and not d.has_broken_rows
    ]
    return rng.sample(fit, min(count, len(fit)))


def _draft(delivery: Delivery, rng: Random) -> Delivery:
    """The list as it was first sent: a row too few and, where there is money, one wrong."""
    rows = [dict(row) for row in delivery.rows]
    amount = load_forms()[delivery.feed].amount
    paid = [row for row in rows if amount and row.get(amount)]
    if paid:
        wrong = rng.choice(paid)
        wrong[amount] += 1000
    del rows[rng.randrange(len(rows))]
    part = Part(rows, delivery.parts[0].month)
    draft = replace(delivery, parts=[part], supersedes=[])
    delivery.edition = CORRECTED
    delivery.reported_on += timedelta(days=2)
    return draft


def _reissue(delivery: Delivery) -> Delivery:
    later = delivery.reported_on + timedelta(days=1)
    return replace(delivery, edition=REISSUED, origin=delivery, reported_on=later, supersedes=[])
