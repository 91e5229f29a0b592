"""Read a sheet whose header no contract knows, in a file that has others."""

from __future__ import annotations

import polars as pl

from pipelines.intake.grids.grid import Grid
from pipelines.intake.read_result import SheetReading, SheetRows
from pipelines.intake.rows import row_words
from pipelines.intake.rows.row_cells import cell_labels, row_cells
from pipelines.intake.rows.sorted_rows import ROW

_NOTE_CELLS = 2
# The sheet of a blank form that explains it, by its name and its first cell.
NOTES_SHEET = "填表说明"


def read_unknown_sheet(grid: Grid) -> SheetRows:
    """A sheet without a known header: its prose is notes, its tables are rejected.

    The sheet 填表说明 of a blank form is all notes, and no doubt.
    """
    sheet = SheetRows(SheetReading(name=grid.name, hidden=grid.hidden))
    explains = _explains_the_form(grid)
    if not explains:
        sheet.warn("sheet_without_header")
    filled = pl.sum_horizontal(pl.all().is_not_null())
    rows = grid.frame.with_columns(
        filled.alias("__filled"), pl.int_range(1, grid.frame.height + 1, dtype=pl.Int64).alias(ROW)
    ).filter(pl.col("__filled") > 0)
    is_note = pl.lit(True) if grid.hidden or explains else ~_is_tabular(grid)
    notes, tabular = rows.filter(is_note), rows.filter(~is_note)
    labels = cell_labels(grid, None)
    sheet.note_cells.append(row_cells(notes, labels))
    sheet.rejected_cells.append(row_cells(tabular, labels))
    sheet.rejected.append(
        tabular.select(
            pl.col(ROW).alias("source_row"),
            pl.lit(None, pl.String).alias("column"),
            pl.lit("no_header").alias("reason"),
        )
    )
    sheet.counts.update(rows_read=rows.height, rejected=tabular.height, notes=notes.height)
    return sheet


def _explains_the_form(grid: Grid) -> bool:
    first = next((cell for row in grid.frame.head(1).rows() for cell in row if cell), "")
    return grid.name.strip() == NOTES_SHEET and first.startswith(NOTES_SHEET)


def _is_tabular(grid: Grid) -> pl.Expr:
    """More than two cells, or a name and an amount: a list that goes on without its header."""
    cells = [row_words.tight(name) for name in grid.frame.columns]
    first, last = pl.coalesce(cells), pl.coalesce(cells[::-1])
    is_pair = row_words.is_name(first) & row_words.is_amount(last)
    return (pl.col("__filled") > _NOTE_CELLS) | is_pair.fill_null(False)
