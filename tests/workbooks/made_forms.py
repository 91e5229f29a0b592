"""Blank forms filled as a clerk fills them, and saved by another program than ours."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from pipelines.contracts import Contract
from pipelines.contracts.form_row import FormHeader, form_headers
from tests.deliveries.made_lists import id_number, name

_LONG_AGO = 1_372_636_800
FIRST_ROW = 5
_DAY = datetime.date(2013, 6, 12)
_PLAIN = {
    "birthday": datetime.date(1950, 1, 15),
    "town": "西南街道",
    "village": "云秀社区",
    "free_text": "已核",
    "month": "2013-06",
    "time": "14:30",
    "money": 120.5,
    "number": 2,
}
# Five items of the waiver, and a cost above what is paid of it.
_SUMS = {"amount": 602.5, "pledged": 602.5, "total_cost": 2000}


def made_cell(header: FormHeader, order: int) -> Any:
    """A valid value for a column of the form, another one for every row where rows differ."""
    column, number = header.column, header.number or 0
    who = order + 40 * number
    match column.kind:
        case "id":
            return id_number(who)
        case "certificate":
            # The number names the kind and the level that the row's own columns name.
            return f"{id_number(who)}{order % 7 + 1}{order % 4 + 1}"
        case "personal":
            numbers = {"phone": f"1390000{order:04d}", "bank_account": f"62220220{order:08d}"}
            return numbers.get(column.name, name(who))
        case "money" if column.name in _SUMS:
            return _SUMS[column.name]
        case "enum" if column.name == "sex":
            return "男" if int(id_number(who)[16]) % 2 else "女"
        case "enum":
            return column.allowed[order % len(column.allowed)]
        case "int":
            return min(max(column.minimum or 1, 3), column.maximum or 3) + (
                13 if column.name == "exam_year" else 0
            )
        case "date":
            return _DAY if order % 2 else datetime.datetime(2013, 6, 3)
        case "text" | "code":
            return f"甲{column.title}{order}"
    return birthday_of(who) if column.kind == "birthday" else _PLAIN[column.kind]


def birthday_of(order: int) -> datetime.date:
    """The day of birth that the made-up number of that order says."""
    number = id_number(order)
    return datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def fill_form(blank: Path, filled: Path, contract: Contract, rows: int) -> Path:
    """Save a copy of a blank form with that many rows below its example."""
    book = load_workbook(blank)
    sheet = book.worksheets[0]
    sheet["B2"], sheet["D2"], sheet["F2"] = "西南街道", "2013-06", "2013-07-08"
    for order in range(rows):
        sheet.cell(FIRST_ROW + order, 1, order + 1)
        for place, header in enumerate(form_headers(contract), 2):
            sheet.cell(FIRST_ROW + order, place, made_cell(header, order))
    return save(book, filled)


def save(book: Any, path: Path) -> Path:
    """Save a workbook whose size has rested, so that intake does not wait for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    os.utime(path, (_LONG_AGO, _LONG_AGO))
    return path
