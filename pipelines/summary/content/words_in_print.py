"""A value as an article prints it: hedged where the indicator is, large sums in 万 and 亿."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from pipelines.district import district_words
from pipelines.report.hedges import Hedge, hedged
from pipelines.report.number_words import RATIO, quantity_words

_TIMES, _PER = "倍", "/"
_ABOUT, _INCOMPLETE = "约", "（报送未齐）"


@dataclass(frozen=True)
class Wording:
    """How an indicator is worded: about, more or exact; to which step; with which measure word."""

    hedge: Hedge = "exact"
    step: int = 1
    measure: str | None = None


@cache
def wordings() -> dict[str, Wording]:
    """Indicator → wording, of those that have one of their own."""
    entries = district_words("summary", "wording.yml")
    return {name: Wording(**entry) for name, entry in entries.items()}


def words_in_print(
    indicator_id: str,
    value: Decimal | date,
    unit: str,
    is_rounded: bool = False,
    is_complete: bool = True,
) -> str:
    """The value in Chinese words.

    A hedge is dropped where it would not hold for the value: 约10 of 12, or 60多 of 60.

    Args:
        indicator_id: whose wording it takes.
        value: the exact number, or a day.
        unit: as indicators.csv writes it.
        is_rounded: the number is already a town's rounded one: it is told as 约, and not rounded
            once more.
        is_complete: whether all deliveries came; if not, the words say so.
    """
    wording = wordings().get(indicator_id, Wording())
    if is_rounded:
        words = _exactly(wording, value, unit)
        words = _ABOUT + words if value else words
    else:
        words = _in_words(wording, value, unit)
    return words if is_complete else words + _INCOMPLETE


def _in_words(wording: Wording, value: Decimal | date, unit: str) -> str:
    if isinstance(value, date) or _is_measured(unit) or wording.hedge == "exact":
        return _exactly(wording, value, unit)
    said = hedged(wording.hedge, value, Decimal(wording.step))
    if said is None:
        return _exactly(wording, value, unit)
    if wording.hedge == "about":
        return _ABOUT + _exactly(wording, said, unit)
    return f"{said:f}多{wording.measure or unit}"


def _exactly(wording: Wording, value: Decimal | date, unit: str) -> str:
    is_counted = not isinstance(value, date) and not _is_measured(unit)
    return quantity_words(value, (wording.measure or unit) if is_counted else unit, "zh")


def _is_measured(unit: str) -> bool:
    return unit in {RATIO, _TIMES} or _PER in unit
