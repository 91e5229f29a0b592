"""The ISO 8601 names of the periods that words tell, by how an indicator is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipelines.factcheck.reading.find_periods import Period

# Of these there is a number at a period's end, none within it.
STANDING = {"state", "level"}
_DECEMBER = 12


@dataclass(frozen=True)
class Kind:
    """How an indicator stands in time and space, as indicators.csv has it.

    Attributes:
        counts: how many there are at a period's end is "state", what holds there "level"; "month"
            by month, "flow" within a period.
        by_town: whether towns have figures of their own.
    """

    counts: Literal["state", "level", "month", "flow"]
    by_town: bool


def period_names(period: Period, kind: Kind, is_summed: bool = False) -> list[str]:
    """The ISO 8601 periods of which words may speak, the likeliest first; none: nothing is counted.

    Args:
        period: what the words name.
        kind: of the indicator.
        is_summed: whether the words add its months up (累计).
    """
    year, until = f"{period.year:04}", month_name(period.year, period.last)
    if period.role == "several":
        return []
    if period.edge == "start":
        return [f"{period.year - 1:04}"] if kind.counts in STANDING else []
    if kind.counts == "state" and 1 < period.first < period.last:
        return []  # 下半年孵化5家: how many came, not how many there are.
    if kind.counts in STANDING:
        return [until if period.is_part else year]
    to_date = year if period.last == _DECEMBER else f"{month_name(period.year, 1)}/{until}"
    if period.first == 1 or period.to_date:
        span = to_date
    else:
        span = f"{month_name(period.year, period.first)}/{until}"
    if kind.counts == "month":
        # A year's count by month is its last month's, unless 全年 says it is the year's.
        if period.first == period.last or period.to_date or period.edge:
            return [until]
        return [span, until] if is_summed or period.role == "whole" else [until, span]
    if period.first == period.last and not period.to_date:
        return [until]
    return [span]


def month_name(year: int, month: int) -> str:
    """YYYY-MM."""
    return f"{year:04}-{month:02}"


def year_before(period: str) -> str:
    """The same months a year earlier."""
    return re.sub(r"\d{4}", lambda found: f"{int(found.group()) - 1:04}", period)
