"""A value as an article prints it: hedged where the indicator is, large sums in 万 and 亿."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import yaml

from pipelines.report.number_words import RATIO, quantity_words

_WORDING = Path(__file__).parent / "wording.yml"
_TIMES, _PER = "倍", "/"
_ABOUT, _INCOMPLETE = "约", "（报送未齐）"


@dataclass(frozen=True)
class Wording:
    """How an indicator is worded: about, more or exact; to which step; with which measure word."""

    hedge: str = "exact"
    step: int = 1
    measure: str | None = None


@cache
def wordings() -> dict[str, Wording]:
    """Indicator → wording, of those that have one of their own."""
    entries = yaml.safe_load(_WORDING.read_text(encoding="utf-8"))
    return {name: Wording(**entry) for name, entry in entries.items()}


def words_in_print(
    indicator_id: str,
    value: Decimal | date,
    unit: str,
    is_rounded: bool = False,
    is_complete: bool = True,
) -> str:
    """The value in Chinese words.

    A hedge is dropped where it would say something else: a number below its step, or one that is
    a whole number of steps and so has no 多.

    Args:
        indicator_id: whose wording it takes.
        value: the exact number, or a day.
        unit: as seeds/indicators.csv writes it.
        is_rounded: the number is already a town's rounded one: it is told as 约.
        is_complete: whether all deliveries came; if not, the words say so.
    """
    words = _in_words(wordings().get(indicator_id, Wording()), value, unit)
    if is_rounded and value and not words.startswith(_ABOUT):
        words = _ABOUT + words
    return words if is_complete else words + _INCOMPLETE


def _in_words(wording: Wording, value: Decimal | date, unit: str) -> str:
    if isinstance(value, date) or unit in {RATIO, _TIMES} or _PER in unit:
        return quantity_words(value, unit, "zh")
    measure = wording.measure or unit
    if wording.hedge == "exact" or value < wording.step:
        return quantity_words(value, measure, "zh")
    step = Decimal(wording.step)
    rounding = ROUND_FLOOR if wording.hedge == "more" else ROUND_HALF_UP
    rounded = (value / step).quantize(Decimal(1), rounding) * step
    if wording.hedge == "about":
        return _ABOUT + quantity_words(rounded, measure, "zh")
    if rounded == value:
        return quantity_words(value, measure, "zh")
    return f"{rounded:f}多{measure}"
