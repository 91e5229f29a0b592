"""What became of a figure: tied to what, and whether it agrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pipelines.factcheck.reading.figure import Figure

Status = Literal["agrees", "differs", "unmeasured"]
# Why a figure cannot be measured: its words name no indicator; they speak of another place; the
# indicator is not counted for a town, for several places together, or for that span; its value is
# not known, in doubt (元 for 万元), or of too few people to be told; another figure of the sentence
# speaks of it, and this one seems to be a part.
Reason = Literal[
    *("", "no_indicator", "elsewhere", "district_only", "together", "no_period", "no_data"),
    *("doubted", "hidden", "part"),
]


@dataclass(frozen=True)
class Verdict:
    """One figure of a text and what the warehouse says of it.

    Attributes:
        indicator_id, period, area_code: what it is tied to; null: nothing.
        warehouse_value: number or day; null: not tied, or not known. Of a comparison, the
            difference, the growth (0.388) or the multiple.
        measure: what of the indicator the figure tells: its value or a comparison.
        compared_with: the period that a comparison is held against.
        reason: why it is unmeasured.
        is_complete: whether the warehouse's value stands on all deliveries that were due.
        fits: (indicator, period) pairs of its unit that it would agree with, when it differs.
    """

    figure: Figure
    status: Status
    indicator_id: str | None = None
    period: str | None = None
    area_code: str | None = None
    warehouse_value: Decimal | date | None = None
    measure: Literal["value", "difference", "growth", "times", "share"] = "value"
    compared_with: str | None = None
    reason: Reason = ""
    fits: tuple[tuple[str, str], ...] = ()
    is_complete: bool = True
