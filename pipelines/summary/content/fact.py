"""A fact: one figure of the warehouse, how it is counted and what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Fact:
    """A known value of an indicator.

    Attributes:
        period: ISO 8601.
        value: the exact number, or a day.
        unit: as seeds/indicators.csv writes it.
        words: as an article prints it: 621.06万元, 约590人, 150多人.
        definition: how it is counted (口径).
        received, expected: deliveries that it stands on, those that came and those due.
        reported_on: the latest reporting day among them; null: none says.
        is_complete: whether all of them came.
    """

    indicator_id: str
    name: str
    period: str
    area_code: str
    value: Decimal | date
    unit: str
    words: str
    definition: str
    received: int
    expected: int
    reported_on: date | None
    is_complete: bool
