"""A page as a workbook: a first sheet that says what it is, then one sheet per exhibit."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

import polars as pl
import xlsxwriter

from pipelines.language import say
from pipelines.report.exhibits.cell_words import DAY, MONTH, RATIO, display_width, exact_words
from pipelines.report.exhibits.exhibit import Column, Exhibit, Sheet
from pipelines.report.exhibits.workbook_cells import make_formats, write_cell
from pipelines.report.number_words import unit_words

_SETTINGS = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST_NAME = 31
_A4 = 9
_NARROWEST, _WIDEST = 8, 60
# Room beside the words of a header for the filter's arrow.
_ARROW = 4
_MEASURED_ROWS = 500
# Title, where it is from, note; then the header.
_HEADER_ROW = 3
_CONTENTS = ("title", "rows", "definition", "source", "note")
_CONTENTS_WIDTHS = (44, 10, 70, 36, 50)


def write_sheet(sheet: Sheet) -> bytes:
    """The bytes of an .xlsx: title, choices and build on each sheet, numbers as numbers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _SETTINGS) as book:
        book.set_properties({"title": sheet.title, "comments": " · ".join(_origin(sheet))})
        formats = make_formats(book)
        _write_contents(book, sheet, formats)
        for place, exhibit in enumerate(sheet.exhibits, 1):
            _write_exhibit(book, sheet, exhibit, place, formats)
    return file.getvalue()


def _write_contents(book: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page = book.add_worksheet(say("exhibit.contents"))
    _set_up_print(page, sheet.title)
    for at, width in enumerate(_CONTENTS_WIDTHS):
        page.set_column(at, at, width)
    page.write_string(0, 0, sheet.title, formats["title"])
    said = [*sheet.lines, *_origin(sheet)]
    for row, line in enumerate(said, 1):
        page.write_string(row, 0, line, formats["small"])
    first = len(said) + 2
    for at, name in enumerate(_CONTENTS):
        page.write_string(first, at, say(f"exhibit.{name}"), formats["head"])
    for row, exhibit in enumerate(sheet.exhibits, first + 1):
        target = f"internal:'{sheet_name(exhibit, row - first)}'!A1"
        page.write_url(row, 0, target, formats["link"], string=exhibit.title)
        page.write_number(row, 1, exhibit.frame.height, formats["rows"])
        for at, name in enumerate(_CONTENTS[2:], 2):
            page.write_string(row, at, getattr(exhibit, name), formats["wrapped"])


def _origin(sheet: Sheet) -> list[str]:
    made = f"{datetime.now():%Y-%m-%d %H:%M}"
    return [say("exhibit.build", build=sheet.build_id), say("exhibit.made", at=made)]


def sheet_name(exhibit: Exhibit, place: int) -> str:
    """The exhibit's number and title, as short as a sheet's name must be."""
    return f"{place} {_FORBIDDEN.sub(' ', exhibit.title)}"[:_LONGEST_NAME].strip()


def _set_up_print(page: Any, title: str) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{title.replace('&', '&&')}&R&P / &N")


def _write_exhibit(
    book: Any, sheet: Sheet, exhibit: Exhibit, place: int, formats: dict[str, Any]
) -> None:
    page = book.add_worksheet(sheet_name(exhibit, place))
    _set_up_print(page, exhibit.title)
    page.repeat_rows(_HEADER_ROW)
    page.freeze_panes(_HEADER_ROW + 1, 0)
    page.write_string(0, 0, exhibit.title, formats["title"])
    said = " · ".join([sheet.title, *sheet.lines, *_origin(sheet)])
    page.write_string(1, 0, said, formats["small"])
    if exhibit.note:
        page.write_string(2, 0, exhibit.note, formats["small"])
    for at, column in enumerate(exhibit.columns):
        cells = exhibit.frame[column.name]
        shape = "head_number" if cells.dtype.is_numeric() else "head"
        page.write_string(_HEADER_ROW, at, column_title(column), formats[shape])
        page.set_column(at, at, _column_width(column, cells))
        for row, cell in enumerate(cells, _HEADER_ROW + 1):
            write_cell(page, row, at, cell, column, formats)
    page.autofilter(_HEADER_ROW, 0, _HEADER_ROW + exhibit.frame.height, len(exhibit.columns) - 1)
    if exhibit.frame.is_empty():
        page.write_string(_HEADER_ROW + 1, 0, say("exhibit.empty"), formats["small"])


def _column_width(column: Column, cells: pl.Series) -> float:
    """As wide as the widest cell; longer texts are wrapped."""
    measured = cells.head(_MEASURED_ROWS)
    widest = max((display_width(exact_words(cell, column.unit)) for cell in measured), default=0)
    wanted = max(widest + 1, display_width(column_title(column)) + _ARROW)
    return min(max(wanted, _NARROWEST), _WIDEST)


def column_title(column: Column) -> str:
    """The title, with the unit of numbers in brackets."""
    unit = unit_words(column.unit) if column.unit not in {None, MONTH, DAY, RATIO} else ""
    return say("exhibit.with_unit", title=column.title, unit=unit) if unit else column.title
