"""Read one sheet whose header is known: its rows sorted, typed, and held against its totals."""

from __future__ import annotations

import polars as pl

from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.read_result import SheetRows
from pipelines.intake.rows.fill_merged import fill_down
from pipelines.intake.rows.row_cells import cell_labels, row_cells
from pipelines.intake.rows.sorted_rows import ROW
from pipelines.intake.rows.type_rows import Surroundings
from pipelines.intake.sheet_so_far import SheetSoFar
from pipelines.intake.sheet_words import sheet_words


def read_sheet(grid: Grid, match: HeaderMatch, file: str, date_1904: bool) -> SheetRows:
    """One sheet's rows, each of them accepted, rejected, a total or a note.

    Args:
        grid: the sheet.
        match: its header.
        file: the file's name without its ending, asked for months and days as titles are.
        date_1904: whether serial day numbers count from 1904.

    Raises:
        Refusal: the sheet's columns moved against its header.
    """
    body = _body(grid, match)
    so_far = SheetSoFar(match, grid)
    kinds = so_far.sort(body, is_last=True)
    words = sheet_words(grid, match, so_far.prose, file)
    accepted = so_far.take(kinds, Surroundings(words.factors, words.facts, grid, date_1904))
    sheet = so_far.finish(words)
    sheet.rows, sheet.members = accepted.rows, accepted.members
    sheet.fingerprints = accepted.records.hash_rows()
    sheet.every_row = lambda: row_cells(body, cell_labels(grid, match))
    return sheet


def _body(grid: Grid, match: HeaderMatch) -> pl.DataFrame:
    """The non-blank rows below the header with their row numbers, merged cells filled down."""
    money = {
        index
        for name, index in match.columns.items()
        if match.contract.column(name).kind == "money"
    }
    start = match.last_row + 1
    filled = fill_down(grid.frame, grid.frame_merges(), start, money)
    blank = grid.frame.select(pl.all_horizontal(pl.all().is_null())).to_series()
    numbered = filled.with_columns(pl.int_range(1, filled.height + 1, dtype=pl.Int64).alias(ROW))
    return numbered.filter(~blank).filter(pl.col(ROW) > start)
