"""A cell of an exhibit as people read it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pipelines.report.number_words import UNKNOWN, quantity_words

MONTH = "月份"
DAY = "日期"
RATIO = "比率"
MONEY = "元"


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
    if isinstance(value, Decimal) and unit is None:
        # A database's 15.000000 is 15 to everybody else.
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, bool) or unit is None or isinstance(value, str):
        return str(value)
    return quantity_words(Decimal(str(value)), unit)
