"""A cell of an exhibit as people read it."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from unicodedata import east_asian_width

from pipelines.language import say
from pipelines.report.number_words import MONEY, RATIO, UNKNOWN, quantity_words

MONTH = "月份"
DAY = "日期"
_CENT = Decimal("0.01")


def cell_words(value: Any, unit: str | None) -> str:
    """The value in words: months 2013-06, days 2013-06-30, numbers with their unit.

    Args:
        value: a cell of an exhibit's frame.
        unit: of the cell's column; see Column.
    """
    if value is None:
        return UNKNOWN
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m}" if unit == MONTH else f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return say("exhibit.yes" if value else "exhibit.no")
    if isinstance(value, Decimal) and unit is None:
        # A database's 15.000000 is 15 to everybody else.
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if unit is None or not isinstance(value, int | float | Decimal):
        return str(value)
    if not math.isfinite(value):
        return UNKNOWN
    return quantity_words(Decimal(str(value)), unit)


def exact_words(value: Any, unit: str | None) -> str:
    """The value as a table writes it: nothing rounded to 万, the unit left to the header.

    Numbers have thousands separators; money has its cents, other fractions two decimals at most.

    Args:
        value: a cell of an exhibit's frame.
        unit: of the cell's column; see Column.
    """
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    if not is_number or unit in {None, RATIO} or not math.isfinite(value):
        return cell_words(value, unit)
    number = Decimal(str(value)).quantize(_CENT, ROUND_HALF_UP)
    if unit.startswith(MONEY):
        return f"{number:,f}"
    return f"{number:,f}".rstrip("0").rstrip(".")


def display_width(text: str) -> int:
    """How many Latin letters the longest line is as wide as: Chinese signs count two."""
    return max(
        sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)
        for line in text.split("\n")
    )
