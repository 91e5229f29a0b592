"""Draws how each file looks from its deliverer's habits."""

from __future__ import annotations

from random import Random
from typing import Any

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.files.dress import WORKBOOKS, Dress
from pipelines.sample.local_words import local_table

LARGE = 3000
# Feeds whose ledgers the department keeps in 万元.
TEN_THOUSANDS = frozenset(
    {"fund_payments", "service_contracts", "welfare_institution_events", "donations"}
)


def draw_dress(delivery: Delivery, clerk: str, rng: Random) -> Dress:
    """The looks of a delivery's file.

    A file with rows that cannot be taken states no totals: a clerk who counted them would be
    wrong. A file with a planted wrong total or count states it.
    """
    habits = local_table("habits")[delivery.deliverer]
    kind = _kind(delivery, habits, rng)
    size = len(delivery.rows)
    is_workbook = kind in WORKBOOKS
    is_sound = size > 0 and not delivery.has_broken_rows

    def often(habit: str, default: float = 0.0) -> bool:
        return rng.random() < habits.get(habit, default)

    in_header, ten_thousands = often("unit_in_header"), often("ten_thousands")
    unit = rng.choice(("", "元", "元")) if not in_header else "元"
    if ten_thousands and delivery.feed in TEN_THOUSANDS:
        unit = "万元"
    merged = often("merged_places") and is_workbook and is_sound and size <= LARGE
    return Dress(
        kind=kind,
        dates=rng.choice(habits["dates"]),
        months=rng.choice(habits["months"]),
        money=rng.choice(habits["money"]),
        ids=rng.choice(habits["ids"]),
        unit=unit,
        unit_place="header" if in_header else rng.choices(("row", "below"), (9, 1))[0],
        total=_total(habits, rng, bool(delivery.total_off)) if is_sound else "none",
        subtotals=merged and often("subtotals"),
        footer=(is_sound and often("footer")) or bool(delivery.count_off),
        declared_in_title=is_sound and rng.random() < 0.05,
        two_row_header=often("two_row_header"),
        repeated_header=size > 60 and rng.random() < 0.04,
        serial=often("serial"),
        town_column=often("town_column", 1),
        merged_places=merged,
        shuffled=rng.random() < 0.25,
        other_headers=rng.random() < 0.5,
        bare=often("bare") and size > 0,
        wrong_blanks=rng.random() < 0.15,
        blank_first_column=is_workbook and rng.random() < 0.08,
        reported_at_end=rng.random() < 0.35,
        noise=rng.choice((0, 0, 0.004, 0.02)) if size < LARGE else 0.0005,
        extra_sheets=_extra_sheets(rng, size) if is_workbook else (),
        clerk=clerk,
    )


def _kind(delivery: Delivery, habits: dict[str, Any], rng: Random) -> str:
    formats = dict(habits["formats"])
    if len(delivery.parts) > 1:
        return "xlsx" if "xlsx" in formats else "xls"
    kind = rng.choices(list(formats), list(formats.values()))[0]
    if kind == "xls" and len(delivery.rows) > LARGE:
        return "xlsx"
    return kind


def _total(habits: dict[str, Any], rng: Random, must_have: bool) -> str:
    places = {place: share for place, share in habits["total"].items() if place != "none"}
    none = max(0.0, 1 - sum(places.values()))
    place = rng.choices([*places, "none"], [*places.values(), none])[0]
    return "first" if must_have and place == "none" else place


def _extra_sheets(rng: Random, size: int) -> tuple[str, ...]:
    sheets = [
        kind
        for kind, share in (("codes", 0.05), ("guide", 0.04), ("empty", 0.2))
        if rng.random() < share
    ]
    if 0 < size < LARGE and rng.random() < 0.03:
        sheets.append("copy")
    return tuple(sheets)
