"""A page as a workbook: a first sheet that says what it is, then one sheet per exhibit."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from pipelines.language import say
from pipelines.query.cells import defuse
from pipelines.report.exhibits.cell_words import MONTH, RATIO, cell_words
from pipelines.report.exhibits.exhibit import Column, Exhibit, Sheet
from pipelines.report.number_words import unit_words

_SETTINGS = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_A4 = 9
_NARROWEST, _WIDEST = 10, 60
_HEADER_ROW = 3


def write_sheet(sheet: Sheet) -> bytes:
    """The bytes of an .xlsx: title, choices and build on each sheet, numbers as numbers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _SETTINGS) as book:
        formats = _formats(book)
        _write_contents(book, sheet, formats)
        for place, exhibit in enumerate(sheet.exhibits, 1):
            _write_exhibit(book, sheet, exhibit, place, formats)
    return file.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    shapes = {
        "title": {"bold": True, "font_size": 14},
        "head": {"bold": True, "bottom": 1, "bg_color": "#e8eef4", "text_wrap": True},
        "small": {"font_color": "#555555"},
        "wrapped": {"text_wrap": True, "valign": "top"},
        "day": {"num_format": "yyyy-mm-dd"},
        "month": {"num_format": "yyyy-mm"},
        "time": {"num_format": "yyyy-mm-dd hh:mm"},
        "money": {"num_format": "#,##0.00"},
        "ratio": {"num_format": "0.0%"},
    }
    return {name: book.add_format(shape) for name, shape in shapes.items()}


def _write_contents(book: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page = book.add_worksheet(say("exhibit.contents"))
    page.set_column(0, 0, 36)
    page.set_column(1, 2, 70, formats["wrapped"])
    page.write_string(0, 0, sheet.title, formats["title"])
    said = [*sheet.lines, *_origin(sheet)]
    for row, line in enumerate(said, 1):
        page.write_string(row, 0, line, formats["small"])
    first = len(said) + 2
    for row, exhibit in enumerate(sheet.exhibits, first):
        target = f"internal:'{_sheet_name(exhibit, row - first + 1)}'!A1"
        page.write_url(row, 0, target, string=exhibit.title)
        page.write_string(row, 1, exhibit.definition)
        page.write_string(row, 2, exhibit.source)


def _origin(sheet: Sheet) -> list[str]:
    made = f"{datetime.now():%Y-%m-%d %H:%M}"
    return [say("exhibit.build", build=sheet.build_id), say("exhibit.made", at=made)]


def _sheet_name(exhibit: Exhibit, place: int) -> str:
    """The exhibit's number and title, as short as a sheet's name must be."""
    return f"{place} {_FORBIDDEN.sub(' ', exhibit.title)}"[:31].strip().strip("'")


def _write_exhibit(
    book: Any, sheet: Sheet, exhibit: Exhibit, place: int, formats: dict[str, Any]
) -> None:
    page = book.add_worksheet(_sheet_name(exhibit, place))
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADER_ROW)
    page.freeze_panes(_HEADER_ROW + 1, 0)
    page.write_string(0, 0, exhibit.title, formats["title"])
    page.write_string(1, 0, " · ".join([sheet.title, *sheet.lines, *_origin(sheet)]))
    if exhibit.note:
        page.write_string(2, 0, exhibit.note, formats["small"])
    for at, column in enumerate(exhibit.columns):
        page.write_string(_HEADER_ROW, at, column_title(column), formats["head"])
        cells = exhibit.frame[column.name]
        widest = max([len(cell_words(cell, column.unit)) for cell in cells.head(200)], default=0)
        page.set_column(at, at, min(max(widest * 1.8, _NARROWEST), _WIDEST))
        for row, cell in enumerate(cells, _HEADER_ROW + 1):
            _write_cell(page, row, at, cell, column, formats)
    page.autofilter(_HEADER_ROW, 0, _HEADER_ROW + exhibit.frame.height, len(exhibit.columns) - 1)


def column_title(column: Column) -> str:
    """The title, with the unit of numbers in brackets."""
    if column.unit is None or column.unit in {MONTH, RATIO, "日期"}:
        return column.title
    return say("exhibit.with_unit", title=column.title, unit=unit_words(column.unit))


def _write_cell(
    page: Any, row: int, at: int, cell: Any, column: Column, formats: dict[str, Any]
) -> None:
    if cell is None:
        return
    if isinstance(cell, bool | str):
        page.write_string(row, at, defuse(cell_words(cell, None)))
    elif isinstance(cell, datetime):
        page.write_datetime(row, at, cell.replace(tzinfo=None), formats["time"])
    elif isinstance(cell, date):
        page.write_datetime(row, at, cell, formats["month" if column.unit == MONTH else "day"])
    elif isinstance(cell, int | float | Decimal):
        shape = "ratio" if column.unit == RATIO else "money" if isinstance(cell, Decimal) else None
        page.write_number(row, at, cell, formats[shape] if shape else None)
    else:
        page.write_string(row, at, defuse(str(cell)))
