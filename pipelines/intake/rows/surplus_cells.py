"""Records that their header does not fit: longer than it, or under another one further down."""

from __future__ import annotations

import polars as pl

from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows.sorted_rows import ROW
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


def first_other_header(body: pl.DataFrame, match: HeaderMatch) -> int | None:
    """The number of the first row that is a header of another order."""
    texts = {f"c{index}": {*match.texts[index], match.text(index)} for index in match.known}
    words = list(set().union(*texts.values()))
    misplaced = pl.sum_horizontal(
        pl.col(name).is_in([word for word in words if word not in own]).fill_null(False)
        for name, own in texts.items()
    )
    return body.filter(misplaced >= 2)[ROW].min()


def reject_below(typed: TypedRows, other_header: int) -> None:
    """Reject what stands under a second header of another order: the first would misread it."""
    typed.note(None, typed.values[ROW] > other_header, "other_header", "reason")
