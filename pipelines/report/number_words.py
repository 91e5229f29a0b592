"""Numbers as people write them: 621.06万元, 7984人, 58.6%, 2013年11月1日."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from pipelines.language import messages, say

UNKNOWN = "—"
# Units as indicators.csv writes them.
MONEY = "元"
RATIO = "比率"
_STEPS = ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))


def quantity_words(value: Decimal | date | None, unit: str, lang: str | None = None) -> str:
    """A value with its unit, in words.

    Args:
        value: the exact value, a day, or None when it is unknown.
        unit: the unit as indicators.csv writes it; a ratio's is 比率, 0.586 being 58.6%.
        lang: "zh" or "en"; by default the language in force.

    Returns:
        Money from 10,000 yuan in 万 or 亿 with two decimals at most (rounded half up), other
        numbers as they are; a dash for None, never 0. What is short of the whole is never 100%.
    """
    if value is None:
        return UNKNOWN
    if isinstance(value, date):
        return say("progress.day", lang, year=value.year, month=value.month, day=value.day)
    if unit == RATIO:
        return f"{_percent(value)}%"
    name = unit_words(unit, lang)
    if say("progress.counts_by_ten_thousand", lang) == "no":
        return f"{_grouped(value)} {name}".strip()
    if unit.startswith(MONEY):
        for size, word in _STEPS:
            if abs(value) >= size:
                return f"{_plain(value / size, 2)}{word}{name}"
    return f"{_plain(value, 2)}{name}"


def unit_words(unit: str, lang: str | None = None) -> str:
    """The unit in that language; a unit that nobody has translated stays as it is."""
    code = f"unit.{unit}"
    return say(code, lang) if code in messages() else unit


def _percent(share: Decimal) -> str:
    words = _plain(share * 100, 1)
    if share < 1 and words == "100":
        return f"{(share * 100).quantize(Decimal('0.01'), ROUND_DOWN):f}"
    return words


def _plain(number: Decimal, decimals: int) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grouped(number: Decimal) -> str:
    return f"{Decimal(_plain(number, 2)):,f}"
