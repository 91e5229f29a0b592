"""How many rows deliveries of one feed have in common."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import polars as pl

from pipelines.deliveries.supersession.issues import Overlaps

# Rows are compared a share of their hashes at a time, so that memory holds some millions.
_ROWS_AT_ONCE = 4_000_000
_FIRST_DIGITS = [f"{number:02x}" for number in range(256)]


def count_overlaps(hashes: pl.LazyFrame, row_count: int) -> Overlaps:
    """Rows in common of every two deliveries that share any; a row that stands twice counts twice.

    Args:
        hashes: delivery_id, row_hash; deliveries of one feed.
        row_count: of the hashes.
    """
    found: Overlaps = {}
    begin = pl.col("row_hash").str.slice(0, 2)
    shares = list(_shares(row_count))
    for first, last in shares:
        is_within = begin.is_between(pl.lit(first), pl.lit(last))
        part = hashes.filter(is_within) if len(shares) > 1 else hashes
        for one, other, shared in _count(part.collect(engine="streaming")).iter_rows():
            found[one, other] = found.get((one, other), 0) + shared
    return found


def _shares(row_count: int) -> Iterable[tuple[str, str]]:
    """The first and the last digits of the hashes of each share."""
    shares = min(len(_FIRST_DIGITS), 1 + row_count // _ROWS_AT_ONCE)
    edges = [len(_FIRST_DIGITS) * share // shares for share in range(shares + 1)]
    for start, end in pairwise(edges):
        yield _FIRST_DIGITS[start], _FIRST_DIGITS[end - 1]


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
