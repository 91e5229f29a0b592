"""What became of a figure: tied to what, and whether it agrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pipelines.factcheck.reading.figure import Figure

Status = Literal["agrees", "differs", "unmeasured"]


@dataclass(frozen=True)
class Verdict:
    """One figure of a text and what the warehouse says of it.

    Attributes:
        indicator_id, period, area_code: what it is tied to; null: nothing.
        warehouse_value: number or day; null: not tied, or not known.
        fits: (indicator, period) pairs of its unit that it would agree with, when it differs.
    """

    figure: Figure
    status: Status
    indicator_id: str | None = None
    period: str | None = None
    area_code: str | None = None
    warehouse_value: Decimal | date | None = None
    fits: tuple[tuple[str, str], ...] = ()
