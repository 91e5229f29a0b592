"""Records with cells right of the header's last column: in a text, most likely a split number."""

from __future__ import annotations

import polars as pl

from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows.typed_rows import TypedRows


def reject_surplus(typed: TypedRows, records: pl.DataFrame, match: HeaderMatch, grid: Grid) -> None:
    """Reject the records of a .csv that are longer than their header.

    6,210,600 without quotes is three cells, and the first of them would be booked as the amount.
    A workbook has no such cells: what stands beside its table is a remark.
    """
    beyond = grid.frame.columns[max(match.texts) + 1 :]
    if grid.is_text and beyond:
        surplus = records.select(pl.any_horizontal(pl.col(beyond).is_not_null())).to_series()
        typed.note(None, surplus, "too_many_cells", "reason")
