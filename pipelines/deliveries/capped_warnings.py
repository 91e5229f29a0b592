"""A sheet of thousands of unknown columns is one doubt with a number, not thousands of doubts."""

from __future__ import annotations

import polars as pl

MOST_UNKNOWN_COLUMNS = 20


def capped_warnings(warnings: pl.DataFrame) -> pl.DataFrame:
    """The reader's warnings; of each sheet's unknown columns the first, then how many more."""
    is_unknown = pl.col("code") == "unknown_column"
    nth = pl.int_range(pl.len()).over("source_sheet", "code")
    is_beyond = is_unknown & (nth >= MOST_UNKNOWN_COLUMNS)
    beyond = (
        warnings.filter(is_beyond)
        .group_by("source_sheet", maintain_order=True)
        .agg(
            pl.col("source_row", "column").first(),
            pl.lit("more_unknown_columns").alias("code"),
            pl.len().cast(pl.String).alias("detail"),
        )
    )
    return pl.concat([warnings.filter(~is_beyond), beyond.select(warnings.columns)])
