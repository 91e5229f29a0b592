"""What reading a file gives: its rows with plain values, and what became of every other row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from pipelines.contracts import Contract
from pipelines.intake.rows.check_totals import TOTALS_SCHEMA
from pipelines.intake.rows.record_sums import RecordSums
from pipelines.intake.values.read_column import dtype

PLACE = {"source_sheet": pl.String, "source_row": pl.Int64}
REJECTED_SCHEMA = {**PLACE, "column": pl.String, "reason": pl.String}
CELLS_SCHEMA = {**PLACE, "cells": pl.String}
WARNINGS_SCHEMA = {**PLACE, "column": pl.String, "code": pl.String, "detail": pl.String}
MEMBERS_SCHEMA = {
    **PLACE,
    "member_number": pl.Int64,
    "member_name": pl.String,
    "member_id_no": pl.String,
    "member_id_lost": pl.Boolean,
}
COUNTS = ("rows_read", "accepted", "rejected", "totals", "notes")


@dataclass(frozen=True)
class SheetReading:
    """What a sheet says outside its rows.

    Attributes:
        header_row: the header's last row (1-based), None when no contract knows the sheet.
        title_texts, footer_texts: may hold names; they never leave the intake.
        title_months: months that the title states, else the sheet's, else the file's name.
        unit_factor: yuan per unit that a 单位： row states; 1 when none does.
    """

    name: str
    hidden: bool
    header_row: int | None = None
    title_texts: list[str] = field(default_factory=list)
    footer_texts: list[str] = field(default_factory=list)
    title_months: list[date] = field(default_factory=list)
    title_year: int | None = None
    reported_on: date | None = None
    unit_factor: int = 1


@dataclass(frozen=True)
class ReadFile:
    """A file as read; all frames in the order of sheets and rows.

    Attributes:
        rows: accepted rows: source_sheet, source_row (1-based, as the spreadsheet shows it) and
            the contract's columns with plain values; money is yuan.
        members: the numbered columns, one row a member; None when the contract has none.
        rejected: one row per rejected row and reason.
        rejected_cells, note_cells: the rows' cells as JSON, for the vault only.
        totals: total rows by column, and figures that titles and footers declare.
        warnings: doubts; source_row is null when they are about a sheet or a column of it.
        counts: rows_read = accepted + rejected + totals + notes.
        accepted: how many rows of each sheet were; of a file read in pieces `rows` holds none.
    """

    contract: Contract
    sheets: list[SheetReading]
    rows: pl.DataFrame
    members: pl.DataFrame | None
    rejected: pl.DataFrame
    rejected_cells: pl.DataFrame
    totals: pl.DataFrame
    notes: pl.DataFrame
    note_cells: pl.DataFrame
    warnings: pl.DataFrame
    counts: dict[str, int]
    accepted: dict[str, int]


@dataclass
class SheetRows:
    """One sheet's share of a ReadFile; source_sheet is added when the shares are joined.

    Attributes:
        fingerprints: a number per record, equal for rows of equal values.
        sums: the sums of its records, accepted or not.
        every_row: a call that gives all rows below the header as JSON cells.
    """

    reading: SheetReading
    rows: pl.DataFrame | None = None
    members: pl.DataFrame | None = None
    rejected: list[pl.DataFrame] = field(default_factory=list)
    rejected_cells: list[pl.DataFrame] = field(default_factory=list)
    note_cells: list[pl.DataFrame] = field(default_factory=list)
    warnings: list[pl.DataFrame] = field(default_factory=list)
    totals: list[dict] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    fingerprints: pl.Series | None = None
    sums: RecordSums | None = None
    every_row: Callable[[], pl.DataFrame] | None = None

    def warn(self, code: str, detail: str | None = None, row: int | None = None) -> None:
        """A doubt about the sheet as a whole, or about one of its rows."""
        row = {"source_row": row, "column": None, "code": code, "detail": detail}
        schema = {name: kind for name, kind in WARNINGS_SCHEMA.items() if name != "source_sheet"}
        self.warnings.append(pl.DataFrame([row], schema=schema))


def rows_schema(contract: Contract) -> dict[str, pl.DataType]:
    """Column name to type of a contract's accepted rows."""
    return {**PLACE, **{c.name: dtype(c) for c in contract.columns if not c.repeats}}


def totals_frame(totals: list[dict]) -> pl.DataFrame:
    """The totals as a frame, also when there are none."""
    return pl.DataFrame(totals, schema=TOTALS_SCHEMA, orient="row")
