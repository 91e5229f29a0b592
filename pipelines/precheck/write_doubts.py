"""The doubts about a list as a workbook for whoever wrote it; it holds names and numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from pipelines.contracts.remedies import remedy
from pipelines.deliveries.one_intake import one_intake
from pipelines.identity.access_log import log_access
from pipelines.identity.secret import load_secret
from pipelines.language import say
from pipelines.precheck.hold_list import HeldList
from pipelines.settings import Settings
from pipelines.workbooks.own_file import own_file
from pipelines.workbooks.sheet_style import (
    Styles,
    make_styles,
    open_workbook,
    set_up_page,
    write_text,
)

_SUFFIX = "预审疑点"
_DOUBTS = {
    "check": 22,
    "sheet": 12,
    "row": 6,
    "name": 10,
    "id_no": 21,
    "month": 9,
    "amount": 12,
    "doubt": 48,
    "remedy": 48,
    "evidence": 60,
}
_REJECTED = {"sheet": 12, "row": 6, "column": 14, "reason": 30, "remedy": 36, "cells": 80}


def write_doubts(held: HeldList, path: Path, settings: Settings, by: str | None = None) -> None:
    """Write the workbook, readable by its owner only; it is whole under its name or not there.

    The access log of the data folder tells of it first, and of who asked (`by`, the user of the
    machine unless given).
    """
    folder = settings.folder
    with one_intake(folder):
        vault_key = load_secret(folder, settings.secret_text).vault_key
        log_access(folder, vault_key, "precheck", by, people=_people_of(held))
    with own_file(path) as aside, open_workbook(aside) as book:
        styles = make_styles(book)
        doubts = map(_doubt, held.doubts.to_dicts())
        _add_sheet(book, "precheck_sheet_doubts", _DOUBTS, doubts, styles)
        if not held.rejected.is_empty():
            rows = (_rejected(row, held) for row in held.rejected.to_dicts())
            _add_sheet(book, "precheck_sheet_rejected", _REJECTED, rows, styles)


def _add_sheet(
    book: xlsxwriter.Workbook,
    title: str,
    columns: dict[str, int],
    rows: Iterable[dict[str, Any]],
    styles: Styles,
) -> None:
    sheet = book.add_worksheet(say(title))
    for place, (name, width) in enumerate(columns.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, say(f"precheck_column.{name}"), styles.header)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, name in enumerate(columns):
            cell = row[name]
            if name == "amount" and cell is not None:
                sheet.write_number(last, place, cell, styles.money)
            else:
                text = None if cell is None else str(cell)
                write_text(sheet, last, place, text, styles.wrapped)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    set_up_page(sheet, 0)


def _doubt(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "check": f"{row['check_code']} {row['check_name']}",
        "sheet": row["source_sheet"],
        "row": row["source_row"],
        "name": row["name"],
        "id_no": row["id_no"],
        "month": f"{row['month']:%Y-%m}" if row["month"] else None,
        "amount": row["amount_at_risk_yuan"],
        "doubt": f"{row['claim']}：{row['detail']}",
        "remedy": row["how_to_fix"],
        "evidence": row["evidence"],
    }


def _rejected(row: dict[str, Any], held: HeldList) -> dict[str, Any]:
    titles = {column.name: column.title for column in held.contract.columns}
    cells = json.loads(row["cells"]) if row["cells"] else {}
    return {
        "sheet": row["source_sheet"],
        "row": row["source_row"],
        "column": titles.get(row["column"], row["column"]),
        "reason": say(f"reason.{row['reason']}"),
        "remedy": remedy(row["reason"], held.contract, row["column"]),
        "cells": say("list_semicolon").join(f"{k}：{v}" for k, v in cells.items() if v),
    }


def _people_of(held: HeldList) -> int:
    # A rejected row counts as one: nobody can say who stands in it.
    named = held.doubts["id_no"].drop_nulls().n_unique()
    return named + held.rejected.select("source_sheet", "source_row").n_unique()


def default_path(file: Path) -> Path:
    """Where the workbook goes unless it is said: beside the list."""
    return file.with_name(f"{file.stem}{_SUFFIX}.xlsx")
