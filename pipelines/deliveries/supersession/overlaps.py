"""How many rows deliveries of one feed have in common."""

from __future__ import annotations

import polars as pl

from pipelines.deliveries.storing.row_hashes import hash_shares
from pipelines.deliveries.supersession.issues import Overlaps

# Rows are compared a share of their hashes at a time, so that memory holds some millions.
_ROWS_AT_ONCE = 4_000_000


def count_overlaps(hashes: pl.LazyFrame, row_count: int) -> Overlaps:
    """Rows in common of every two deliveries that share any; a row that stands twice counts twice.

    Args:
        hashes: delivery_id, row_hash; deliveries of one feed.
        row_count: of the hashes.
    """
    found: Overlaps = {}
    for share in hash_shares(hashes, row_count, _ROWS_AT_ONCE):
        for one, other, shared in _count(share).iter_rows():
            found[one, other] = found.get((one, other), 0) + shared
    return found


def _count(hashes: pl.DataFrame) -> pl.DataFrame:
    repeated = hashes.filter(pl.col("row_hash").is_duplicated())
    counts = repeated.group_by("delivery_id", "row_hash").len("n")
    shared = counts.filter(pl.len().over("row_hash") > 1)
    return (
        shared.join(shared, on="row_hash", suffix="_other")
        .filter(pl.col("delivery_id") < pl.col("delivery_id_other"))
        .group_by("delivery_id", "delivery_id_other")
        .agg(pl.min_horizontal("n", "n_other").sum())
    )
