"""Writes sheets as .xlsx, .xls and .csv, the same bytes for the same sheets."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

from pipelines.sample.files.sheet import Sheet
from pipelines.sample.files.spelling import Cell

CREATED = datetime(2014, 4, 1)
ENCODINGS = {"csv-gb18030": "gb18030", "csv-utf8": "utf-8", "csv-bom": "utf-8-sig"}
# A spreadsheet shows 15 digits of a number at most and saves the rest as an exponent.
LOST_DIGITS = 1e15


def write_sheets(path: Path, kind: str, sheets: list[Sheet]) -> None:
    """Write a file of the kind (xlsx, xls, csv-gb18030, csv-utf8, csv-bom)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "xlsx":
        _write_xlsx(path, sheets)
    elif kind == "xls":
        _write_xls(path, sheets)
    else:
        _write_csv(path, ENCODINGS[kind], sheets[0])


def _write_xlsx(path: Path, sheets: list[Sheet]) -> None:
    import xlsxwriter

    # Merges that reach over rows need cells that were already written.
    streams = not any(first != last for s in sheets for first, _, last, _ in s.merges)
    options = {"constant_memory": streams, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(path, options) as workbook:
        workbook.set_properties({"created": CREATED})
        for sheet in sheets:
            page = workbook.add_worksheet(sheet.name)
            if sheet.is_hidden:
                page.hide()
            if not streams:
                for first_row, first_column, last_row, last_column in sheet.merges:
                    page.merge_range(first_row, first_column, last_row, last_column, "")
            for number, line in enumerate(sheet.lines):
                for at, cell in enumerate(line):
                    if isinstance(cell, str):
                        page.write_string(number, at, cell)
                    elif isinstance(cell, date):
                        page.write_datetime(number, at, datetime(cell.year, cell.month, cell.day))
                    elif cell is not None:
                        page.write_number(number, at, cell)
                if streams:
                    for merge in sheet.merges:
                        if merge[0] == number:
                            _merge_row(page, merge, line)


def _merge_row(page, merge: tuple[int, int, int, int], line: list[Cell]) -> None:
    row, first, _, last = merge
    top_left = line[first] if first < len(line) else None
    page.merge_range(row, first, row, last, top_left if top_left is not None else "")


def _write_xls(path: Path, sheets: list[Sheet]) -> None:
    import xlwt

    workbook = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for sheet in sheets:
        page = workbook.add_sheet(sheet.name, cell_overwrite_ok=True)
        if sheet.is_hidden:
            page.visibility = 1
        for first_row, first_column, last_row, last_column in sheet.merges:
            page.merge(first_row, last_row, first_column, last_column)
        for number, line in enumerate(sheet.lines):
            row = page.row(number)
            for at, cell in enumerate(line):
                if isinstance(cell, date):
                    row.set_cell_date(at, datetime(cell.year, cell.month, cell.day), day)
                elif isinstance(cell, str):
                    row.set_cell_text(at, cell)
                elif cell is not None:
                    row.set_cell_number(at, cell)
    workbook.save(str(path))


def _write_csv(path: Path, encoding: str, sheet: Sheet) -> None:
    width = max(len(line) for line in sheet.lines)
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        for line in sheet.lines:
            writer.writerow([*map(_csv_text, line), *[""] * (width - len(line))])


def _csv_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell >= LOST_DIGITS:
        return f"{cell:.5E}"
    return str(cell)
