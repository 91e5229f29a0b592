"""Where in a file the rejected rows and the doubts are, without a cell of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from pipelines.contracts import load_contracts
from pipelines.contracts.remedies import remedy
from pipelines.language import say
from pipelines.terminal.named import column_title

Receipt = dict[str, Any]
Entry = dict[str, Any]
# More rows than these are counted; the receipt holds them all.
_SHOWN_ROWS = 8
_SHOWN_PLACES = 6
# What such a doubt is about is a whole sheet: how many rows it has is worth knowing.
_OF_SHEETS = {"hidden_sheet", "sheet_without_header"}
_OF_COLUMNS = {"unknown_column"}
_OF_FILES = {"other_kind_than_name"}
_OF_FIGURES = {"total_disagrees", "total_open", "declared_count_disagrees"}


def rejected_lines(receipt: Receipt, receipts: Path) -> Iterator[str]:
    """How many rows were sent back, and a line for each of the first: where, what, what to do.

    Args:
        receipt: of the file.
        receipts: the folder of receipts, named where rows are left out.
    """
    by_row = [
        (where, list(entries))
        for where, entries in groupby(receipt["rejected"], lambda e: (e["sheet"], e["row"]))
    ]
    if not by_row:
        return
    yield say("intake_rejected", count=f"{len(by_row):,}")
    for (sheet, row), entries in by_row[:_SHOWN_ROWS]:
        faults = say("list_semicolon").join(_fault(entry, receipt) for entry in entries)
        yield say("intake_rejected_row", place=_place(sheet, row, receipt), faults=faults)
    if len(by_row) > _SHOWN_ROWS:
        more = len(by_row) - _SHOWN_ROWS
        yield say("intake_more_rows", count=f"{more:,}", receipt=receipt_path(receipt, receipts))


def doubt_lines(receipt: Receipt) -> Iterator[str]:
    """A line a kind of doubt: what it is, how often, and its first places."""
    entries = receipt.get("warnings", [])
    for code in dict.fromkeys(entry["code"] for entry in entries):
        alike = [entry for entry in entries if entry["code"] == code]
        told = say("list_comma").join(_doubtful_places(alike[:_SHOWN_PLACES], receipt))
        told += say("intake_and_more") if told and len(alike) > _SHOWN_PLACES else ""
        yield say(
            "intake_doubt",
            what=say(f"warning.{code}"),
            count=f"{len(alike):,}",
            places=say("intake_doubt_places", places=told) if told else "",
        )


def receipt_path(receipt: Receipt, receipts: Path) -> Path:
    """Where the file's receipt lies."""
    return receipts / f"{receipt['file_id']}.json"


def _fault(entry: Entry, receipt: Receipt) -> str:
    # What is wrong with an answer in a return workbook names the column itself.
    contract = load_contracts().get(receipt["feed"])
    reason = say(f"reason.{entry['reason']}")
    todo = remedy(entry["reason"], contract, entry["column"])
    if not entry["column"]:
        return say("intake_row_fault", reason=reason, remedy=todo)
    title = column_title(contract, entry["column"]) if contract else entry["column"]
    return say("intake_cell_fault", column=title, reason=reason, remedy=todo)


def _place(sheet: str, row: int | str, receipt: Receipt) -> str:
    # A text file has no sheets, and its one sheet no name.
    several = len(receipt["sheets"]) > 1 and sheet
    return say("place_in_sheet", sheet=sheet, row=row) if several else say("place_row", row=row)


def _doubtful_places(alike: list[Entry], receipt: Receipt) -> Iterator[str]:
    """Rows of one sheet and column stand together, every other doubt for itself."""
    in_rows: dict[tuple[str, str | None], list[str]] = {}
    for entry in alike:
        if entry["row"] is None or entry["code"] in _OF_FIGURES:
            yield from _one_place(entry, receipt)
        else:
            in_rows.setdefault((entry["sheet"], entry["column"]), []).append(str(entry["row"]))
    for (sheet, column), rows in in_rows.items():
        place = _place(sheet, say("list_comma").join(rows), receipt)
        title = column_title(load_contracts()[receipt["feed"]], column) if column else ""
        yield say("place_of_column", place=place, column=title) if title else place


def _one_place(entry: Entry, receipt: Receipt) -> Iterator[str]:
    several = len(receipt["sheets"]) > 1 and entry["sheet"]
    if entry["code"] in _OF_SHEETS:
        yield say("place_sheet", sheet=entry["sheet"], rows=f"{_rows_of(entry, receipt):,}")
    elif entry["code"] in _OF_COLUMNS:
        code = "place_column_in_sheet" if several else "place_column"
        yield say(code, sheet=entry["sheet"], letter=entry["detail"])
    elif entry["code"] in _OF_FIGURES and entry["row"] and entry["detail"]:
        place = _place(entry["sheet"], entry["row"], receipt)
        stated, _, computed = entry["detail"].partition(" / ")
        code = "place_figures_open" if entry["code"] == "total_open" else "place_figures"
        yield say(code, place=place, stated=stated, computed=computed)
    elif several and entry["code"] not in _OF_FILES:
        yield entry["sheet"]


def _rows_of(entry: Entry, receipt: Receipt) -> int:
    counted = ("accepted", "rejected", "totals", "notes")
    sheets = [sheet for sheet in receipt["sheets"] if sheet["sheet"] == entry["sheet"]]
    return sum(sheet[name] for sheet in sheets for name in counted)
