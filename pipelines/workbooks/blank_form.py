"""The blank form of a feed, made from its contract: a filled copy goes in without a warning."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipelines.contracts import Contract
from pipelines.contracts.form_row import (
    EXAMPLE_MARK,
    TEXT_KINDS,
    ExampleValue,
    FormHeader,
    example_value,
    form_headers,
)
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.workbooks.form_notes import write_form_notes
from pipelines.workbooks.sheet_style import (
    Styles,
    make_styles,
    offer_values,
    open_workbook,
    set_up_page,
)

SERIAL = "序号"
_TITLE_ROW, _STATED_ROW, _HEADER_ROW, _EXAMPLE_ROW = range(4)
_LAST_ROW = 5000
_NARROWEST, _WIDEST = 9, 24
_WIDTHS = {"id": 21, "certificate": 24, "free_text": 24, "date": 12, "birthday": 12, "month": 10}
_FORBIDDEN = str.maketrans("/\\[]:*?", "、、（）：＊？")


def write_blank_form(contract: Contract, path: Path) -> None:
    """Write a feed's blank form: title, unit, header, an example row, drop-downs, 填表说明.

    Cells that hold numbers of people, accounts or months are text, so that no spreadsheet
    rounds or turns them; the file is whole under its name, or not there.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open_workbook(aside) as book:
            styles = make_styles(book)
            sheet = book.add_worksheet(sheet_name(contract.title))
            _write_form(sheet, contract, styles)
            write_form_notes(book, contract, styles)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: 31 characters at most, none that a spreadsheet forbids."""
    return title.translate(_FORBIDDEN)[:31]


def _write_form(sheet: Any, contract: Contract, styles: Styles) -> None:
    headers = form_headers(contract)
    last = len(headers)
    sheet.merge_range(_TITLE_ROW, 0, _TITLE_ROW, last, contract.title, styles.title)
    sheet.set_row(_TITLE_ROW, 30)
    _write_stated(sheet, contract, max(last, 6), styles)
    sheet.set_row(_HEADER_ROW, 34)
    sheet.set_column(0, 0, 7, styles.text)
    sheet.write_string(_HEADER_ROW, 0, SERIAL, styles.header)
    sheet.write_string(_EXAMPLE_ROW, 0, EXAMPLE_MARK, styles.example["text"])
    for place, header in enumerate(headers, 1):
        _write_column(sheet, place, header, styles)
    set_up_page(sheet, _HEADER_ROW)


def _write_stated(sheet: Any, contract: Contract, unit_place: int, styles: Styles) -> None:
    """The row of what a list says of itself: who, which month, which day, and its unit."""
    period = "所属年度：" if contract.cadence == "yearly" else "所属月份："
    for place, label in enumerate(("填报单位：", None, period, None, "填报日期：", None)):
        sheet.write(_STATED_ROW, place, label, styles.small)
    if any(column.kind == "money" for column in contract.columns):
        sheet.write_string(_STATED_ROW, unit_place, "单位：元", styles.small)


def _write_column(sheet: Any, place: int, header: FormHeader, styles: Styles) -> None:
    column = header.column
    shape = cell_shape(header)
    width = _WIDTHS.get(column.kind, len(header.title) * 2 + 2)
    width = 22 if column.name == "bank_account" else width
    sheet.set_column(place, place, min(max(width, _NARROWEST), _WIDEST), getattr(styles, shape))
    head = styles.required if column.required else styles.header
    sheet.write_string(_HEADER_ROW, place, header.title, head)
    _write_example(sheet, place, example_value(header), styles.example[shape])
    rows = (_EXAMPLE_ROW + 1, _LAST_ROW)
    offer_values(sheet, rows, place, column.allowed)
    if column.kind == "town":
        offer_values(sheet, rows, place, town_names(), strict=False)


def town_names() -> list[str]:
    """What the district's towns are called, in the order of their codes."""
    book = load_area_book()
    return [book.short_names[code] for code in sorted(set(book.towns.values()))]


def cell_shape(header: FormHeader) -> str:
    """How the cells of a column are formatted: text, day, money or number."""
    kind = header.column.kind
    if kind in TEXT_KINDS:
        return "text"
    return {"money": "money", "date": "day", "birthday": "day"}.get(kind, "number")


def _write_example(sheet: Any, place: int, value: ExampleValue | None, style: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(_EXAMPLE_ROW, place, value, style)
    elif isinstance(value, int | Decimal):
        sheet.write_number(_EXAMPLE_ROW, place, value, style)
    else:
        sheet.write(_EXAMPLE_ROW, place, value, style)
