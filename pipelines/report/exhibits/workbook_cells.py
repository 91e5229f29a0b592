"""A cell of an exhibit as a cell of a workbook: numbers stay numbers, days stay days."""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pipelines.query.cells import defuse
from pipelines.report.exhibits.cell_words import MONEY, MONTH, RATIO, cell_words
from pipelines.report.exhibits.exhibit import Column
from pipelines.report.number_words import UNKNOWN

# Excel knows no earlier day, and no longer text.
_FIRST_DAY = date(1900, 3, 1)
_LONGEST_TEXT = 32_767


def make_formats(book: Any) -> dict[str, Any]:
    """The formats of a workbook of exhibits by name."""
    head = {"bold": True, "bottom": 1, "bg_color": "#e8eef4", "text_wrap": True, "valign": "top"}
    cell = {"valign": "top"}
    shapes = {
        "title": {"bold": True, "font_size": 14},
        "head": head,
        "head_number": {**head, "align": "right"},
        "small": {"font_color": "#555555"},
        "wrapped": {**cell, "text_wrap": True},
        "link": {**cell, "text_wrap": True, "font_color": "#1b5e8c", "underline": 1},
        "rows": {**cell, "num_format": "#,##0"},
        "unknown": {**cell, "align": "right", "font_color": "#777777"},
        "day": {**cell, "num_format": "yyyy-mm-dd", "align": "left"},
        "month": {**cell, "num_format": "yyyy-mm", "align": "left"},
        "time": {**cell, "num_format": "yyyy-mm-dd hh:mm", "align": "left"},
        "money": {**cell, "num_format": "#,##0.00"},
        "count": {**cell, "num_format": "#,##0"},
        "fraction": {**cell, "num_format": "#,##0.0#"},
        "ratio": {**cell, "num_format": "0.0%"},
        "plain": cell,
    }
    return {name: book.add_format(shape) for name, shape in shapes.items()}


def write_cell(
    page: Any, row: int, at: int, cell: Any, column: Column, formats: dict[str, Any]
) -> None:
    """Write the cell; an unknown one is a dash, which no sum takes for 0."""
    is_number = isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)
    if cell is None or (is_number and not math.isfinite(cell)):
        page.write_string(row, at, UNKNOWN, formats["unknown"])
    elif is_number:
        page.write_number(row, at, cell, formats[_number_shape(cell, column.unit)])
    elif isinstance(cell, datetime):
        page.write_datetime(row, at, cell.replace(tzinfo=None), formats["time"])
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        page.write_datetime(row, at, cell, formats["month" if column.unit == MONTH else "day"])
    else:
        words = defuse(cell_words(cell, column.unit))[:_LONGEST_TEXT]
        page.write_string(row, at, words, formats["wrapped"])


def _number_shape(cell: float | Decimal, unit: str | None) -> str:
    if unit is None:
        return "plain"
    if unit == RATIO:
        return "ratio"
    if unit.startswith(MONEY):
        return "money"
    return "count" if cell == int(cell) else "fraction"
