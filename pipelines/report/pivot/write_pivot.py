"""The pivot workbook: a first sheet that says what may be added up, then one flat table a sheet."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
import yaml

from pipelines.build.current import CurrentBuild, open_build
from pipelines.district_kind import with_kind
from pipelines.language import language_in_force, say
from pipelines.problem import Problem
from pipelines.query.cells import defuse

_SHEETS = Path(__file__).with_name("sheets.yml")
_MOST_ROWS = 1_048_000
_STYLE = "Table Style Light 9"
_WIDTH = 16
_SETTINGS = {"strings_to_urls": False, "strings_to_formulas": False}


def write_pivot(build: CurrentBuild, path: Path) -> dict[str, int]:
    """Write the workbook, whole or not at all; returns sheet code → rows.

    Counts are exact, towns' too: the workbook is for those who may see them.

    Raises:
        Problem: a table is longer than a sheet.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open_build(build) as connection, xlsxwriter.Workbook(aside, _SETTINGS) as book:
            contents = book.add_worksheet(say("pivot.contents"))
            counts = {
                code: _write_sheet(book, code, sheet, connection)
                for code, sheet in pivot_sheets().items()
            }
            _write_contents(book, contents, build.manifest.id, counts)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return counts


@cache
def pivot_sheets() -> dict[str, dict[str, Any]]:
    """Sheet code → title, note and columns in both languages, and its statement."""
    sheets = yaml.safe_load(_SHEETS.read_text(encoding="utf-8"))
    for sheet in sheets.values():
        for part in ("title", "note"):
            sheet[part] = {lang: with_kind(text, lang) for lang, text in sheet[part].items()}
    return sheets


def rows_of(
    sheet: dict[str, Any], connection: duckdb.DuckDBPyConnection
) -> tuple[list[str], list[tuple]]:
    """The sheet's columns, as its statement names them, and its rows."""
    query = sheet["query"].format(lang=language_in_force(), level=sheet.get("level", ""))
    result = connection.execute(query)
    columns = [column for column, *_ in result.description or ()]
    words = [sheet.get("words", {}).get(column) for column in columns]
    return columns, [tuple(map(_worded, words, row)) for row in result.fetchall()]


def _worded(words: str | None, cell: Any) -> Any:
    return say(f"{words}.{cell}") if words and cell is not None else cell


def _write_sheet(
    book: Any, code: str, sheet: dict[str, Any], connection: duckdb.DuckDBPyConnection
) -> int:
    columns, rows = rows_of(sheet, connection)
    if len(rows) > _MOST_ROWS:
        raise Problem("xlsx_too_long")
    lang = language_in_force()
    page = book.add_worksheet(sheet["title"][lang])
    day = book.add_format({"num_format": "yyyy-mm"})
    page.set_column(0, len(columns) - 1, _WIDTH)
    page.freeze_panes(1, 0)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write_cell(page, at, column, cell, day)
    heads = [{"header": sheet["columns"][column][lang]} for column in columns]
    # A table needs a row below its header, also when there is nothing to show.
    page.add_table(
        *(0, 0, max(len(rows), 1), len(columns) - 1),
        {"name": f"minsheng_{code}", "columns": heads, "style": _STYLE},
    )
    return len(rows)


def _write_cell(page: Any, row: int, column: int, cell: Any, day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        page.write_string(row, column, say("pivot.yes" if cell else "pivot.no"))
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float | Decimal):
        page.write_number(row, column, cell)
    else:
        page.write_string(row, column, defuse(cell))


def _write_contents(book: Any, page: Any, build_id: str, counts: dict[str, int]) -> None:
    lang = language_in_force()
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    page.set_column(0, 0, _WIDTH)
    page.set_column(2, 2, 90)
    page.write_string(0, 0, say("pivot.title", build=build_id), bold)
    page.write_string(1, 0, say("pivot.exact"))
    for row, (code, count) in enumerate(counts.items(), 3):
        sheet = pivot_sheets()[code]
        page.write_string(row, 0, sheet["title"][lang], bold)
        page.write_number(row, 1, count)
        page.write_string(row, 2, sheet["note"][lang], wrapped)
