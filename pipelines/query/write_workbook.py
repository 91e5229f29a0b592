"""An answer as a workbook: numbers as numbers, dates as dates, text that nothing runs."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from pipelines.problem import Problem
from pipelines.query.answer import Answer
from pipelines.query.cells import Cell, defuse, to_text

_SHEET_ROWS = 1_048_575
# A spreadsheet keeps 15 digits of a number; a longer one goes in as text, whole.
_EXACT_DIGITS = 15


def write_workbook(answer: Answer, path: Path) -> int:
    """Write one sheet with a header row; returns the rows.

    Raises:
        Problem: there are more rows than a sheet holds.
    """
    count = 0
    settings = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(path, settings) as book:
        sheet = book.add_worksheet()
        as_date = book.add_format({"num_format": "yyyy-mm-dd"})
        for column, name in enumerate(answer.columns):
            sheet.write_string(0, column, defuse(name))
        for count, row in enumerate(answer.rows, 1):
            if count > _SHEET_ROWS:
                raise Problem("xlsx_too_long")
            for column, cell in enumerate(row):
                _write_cell(sheet, (count, column), cell, as_date)
    return count


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, as_date: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, str):
        sheet.write_string(*place, defuse(cell))
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, as_date)
    elif _is_exact(cell):
        sheet.write_number(*place, cell)
    else:
        sheet.write_string(*place, to_text(cell))


def _is_exact(cell: int | Decimal | float) -> bool:
    if isinstance(cell, float):
        return math.isfinite(cell)
    return len(format(cell, "f").strip("-0").replace(".", "")) <= _EXACT_DIGITS
