"""How many rows deliveries of one feed have in common."""

from __future__ import annotations

import polars as pl

from pipelines.deliveries.supersession.issues import Overlaps


def count_overlaps(hashes: pl.DataFrame) -> Overlaps:
    """Rows in common of every two deliveries that share any; a row that stands twice counts twice.

    Args:
        hashes: delivery_id, row_hash; deliveries of one feed.
    """
    counts = hashes.group_by("delivery_id", "row_hash").len("n")
    shared = counts.filter(pl.len().over("row_hash") > 1)
    pairs = (
        shared.join(shared, on="row_hash", suffix="_other")
        .filter(pl.col("delivery_id") < pl.col("delivery_id_other"))
        .group_by("delivery_id", "delivery_id_other")
        .agg(pl.min_horizontal("n", "n_other").sum())
    )
    return {(one, other): shared for one, other, shared in pairs.iter_rows()}
