"""How a clerk types a value: dates, money, ID numbers and names in the shapes of real forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from pipelines.sample.deliveries.delivery import Broken
from pipelines.sample.files.dress import Dress
from pipelines.sample.local_words import local_word

Cell = str | int | float | date | None

NO_BREAK, ZERO_WIDTH, TAB = "\u00a0", "\u200b", "\t"
SERIAL_EPOCH = date(1899, 12, 30)
# Older days would be numbers of four digits, which nobody can tell from years.
FIRST_SERIAL = date(1930, 1, 1)
WIDE_DIGITS = str.maketrans("0123456789.,", "０１２３４５６７８９．，")

_DATES = {
    "iso": "{0.year}-{0.month:02d}-{0.day:02d}",
    "loose": "{0.year}-{0.month}-{0.day}",
    "dot": "{0.year}.{0.month}.{0.day}",
    "slash": "{0.year}/{0.month}/{0.day}",
    "chinese": "{0.year}年{0.month}月{0.day}日",
    "compact": "{0.year}{0.month:02d}{0.day:02d}",
}
_MONTHS = {
    "iso": "{0.year}-{0.month:02d}",
    "dot": "{0.year}.{0.month}",
    "chinese": "{0.year}年{0.month}月",
    "compact": "{0.year}{0.month:02d}",
}


@dataclass
class Speller:
    """Types the cells of one file."""

    dress: Dress
    rng: Random

    def cell(self, kind: str, value: Any) -> Cell:
        """A value as the file shows it; None stays an empty cell."""
        if value is None:
            return None
        if isinstance(value, Broken):
            return value.shown
        if kind == "money":
            return self.money(value)
        if kind == "date":
            return self.date(value)
        if kind == "month":
            return _MONTHS[self.dress.months].format(value)
        if kind == "id":
            return self._id(value)
        if kind in ("int", "number", "year"):
            return self._number(value)
        if kind in ("name", "place"):
            return self._noisy(value, kind)
        return value

    def money(self, fen: int, plain: bool = False) -> Cell:
        """An amount in the file's unit, to the last fen."""
        amount = Decimal(fen) / self.dress.factor
        shape = "number" if plain else self.dress.money
        if shape == "mixed":
            shape = self.rng.choice(("number", "number", "text"))
        if shape == "wide":
            shape = "text" if self.rng.random() < 0.02 else "number"
            if shape == "text":
                return f"{amount:f}".translate(WIDE_DIGITS)
        if shape == "text":
            return f"{amount:,.2f}" if self.dress.factor == 100 else f"{amount:,f}"
        return int(amount) if amount == amount.to_integral_value() else float(amount)

    def date(self, day: date) -> Cell:
        """A day in the file's shape; a CSV file has neither dates nor serial numbers."""
        shape = self.dress.dates
        if shape in ("cell", "serial") and not self.dress.is_workbook:
            shape = "slash"
        if shape == "cell":
            return day
        if shape == "serial" and day < FIRST_SERIAL:
            return day
        if shape == "serial":
            return (day - SERIAL_EPOCH).days
        return _DATES[shape].format(day)

    def _id(self, number: str) -> str:
        if self.dress.ids == "apostrophe":
            return "'" + number
        if self.dress.ids == "wide" and self.rng.random() < 0.01:
            return number.translate(WIDE_DIGITS)
        if self.dress.noise and self.rng.random() < self.dress.noise:
            return number + self.rng.choice((" ", NO_BREAK, TAB))
        return number

    def _number(self, value: float) -> Cell:
        if self.dress.noise and self.rng.random() < self.dress.noise:
            return f"{value}".translate(WIDE_DIGITS)
        return value

    def _noisy(self, text: str, kind: str) -> str:
        own, stand_in = local_word("rare_place")
        if text == own and self.rng.random() < 0.2:
            return stand_in
        if not self.dress.noise or self.rng.random() >= self.dress.noise:
            return text
        if kind == "place":
            return self.rng.choice((committee(text), NO_BREAK + text, text + " "))
        split = text[:1] + ZERO_WIDTH + text[1:]
        return self.rng.choice((text + TAB, text + ZERO_WIDTH, NO_BREAK + text, text + "  ", split))


def committee(place: str) -> str:
    """A village's or community's name as its committee's seal prints it; towns stay."""
    if place.endswith("社区"):
        return place + "居民委员会"
    if place in local_word("doubled_places"):
        return place + "村民委员会"
    return place + "民委员会" if place.endswith("村") else place
