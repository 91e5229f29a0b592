"""A fact: one figure of the warehouse, how it is counted and what it stands on; or why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

# Reasons of the warehouse's own that say that there was nothing to report, not that it is unknown.
# Of an indicator that the district does not count.
NOT_LISTED = "没有列入统计"
_NOTHING_TO_TELL = frozenset(
    {"不在应报期内", "期内没有发生", "期内没有标准", "不分镇街统计", NOT_LISTED}
)


@dataclass(frozen=True)
class Fact:
    """A known value of an indicator.

    Attributes:
        period: ISO 8601.
        value: the exact number, or a day.
        unit: as indicators.csv writes it.
        words: as an article prints it: 621.06万元, 约590人, 150多人.
        definition: how it is counted (口径).
        received, expected: deliveries that it stands on, those that came and those due.
        reported_on: the latest reporting day among them; null: none says.
        is_complete: whether all of them came.
        source: where a standard is laid down; empty for what is counted.
        is_verified: false for a standard that the department has yet to confirm.
        in_force_from: the day from which a standard is in force; null for what is counted.
        base_month: the month that it is a multiple of; null for what is no multiple.
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
    source: str = ""
    is_verified: bool = True
    in_force_from: date | None = None
    base_month: date | None = None


# Behind the words of a figure that lacks deliveries.
INCOMPLETE = "（报送未齐）"


def reworded(fact: Fact, words: str) -> Fact:
    """The fact in other words; that deliveries lack is still said."""
    return replace(fact, words=words if fact.is_complete else words + INCOMPLETE)


@dataclass(frozen=True)
class Missing:
    """An indicator without a value that may be told; it is false where a Fact is true.

    Attributes:
        reason: why, in Chinese words.
    """

    indicator_id: str
    name: str
    reason: str

    def __bool__(self) -> bool:
        return False

    @property
    def is_nothing(self) -> bool:
        """Whether there was nothing to report, so that nobody need look for a figure."""
        return self.reason in _NOTHING_TO_TELL
