"""Cells that would tell a hidden one by subtraction from a total are hidden with it."""

from __future__ import annotations

import polars as pl


def hide_what_tells(frame: pl.DataFrame, value: str, *lines: tuple[str, ...]) -> pl.DataFrame:
    """Hide a second cell where one alone is hidden of a line whose total is shown.

    Args:
        frame: one row per cell, with is_hidden; totals are not among the rows.
        value: the column that is hidden (null).
        lines: each the columns that say which cells add up to one total, such as all towns of
            a programme. Hiding a cell of one line may leave it alone in another: it goes on
            until no cell stands alone.

    Returns:
        The frame with the smallest other cell of such a line hidden too, its is_hidden true.
    """
    shown = frame.with_row_index("_cell")
    while not (telling := _telling(shown, value, lines)).is_empty():
        told = pl.col("_cell").is_in(telling.implode())
        shown = shown.with_columns(
            pl.when(~told).then(pl.col(value)).alias(value),
            (pl.col("is_hidden") | told).alias("is_hidden"),
        )
    return shown.drop("_cell")


def _telling(frame: pl.DataFrame, value: str, lines: tuple[tuple[str, ...], ...]) -> pl.Series:
    found = [_smallest_beside_one(frame, value, line) for line in lines]
    return pl.concat(found).unique()


def _smallest_beside_one(frame: pl.DataFrame, value: str, line: tuple[str, ...]) -> pl.Series:
    hidden_count = pl.col("is_hidden").sum().over(line)
    beside = frame.filter((hidden_count == 1) & ~pl.col("is_hidden") & (pl.col(value) != 0))
    return beside.sort(value, "_cell").unique(list(line), keep="first", maintain_order=True)[
        "_cell"
    ]
