"""Content hashes that stay the same over versions, machines and orders of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import pairwise

import polars as pl

ROW_HASH_DIGITS = 32
_SEPARATOR = "\x1f"
_NOTHING = "\x00"
_AT_ONCE = 2_000_000
_FIRST_DIGITS = [f"{number:02x}" for number in range(256)]


def row_hashes(rows: pl.DataFrame, columns: Iterable[str]) -> pl.Series:
    """One hash a row, of the named columns as text: 32 hexadecimal digits."""
    texts = (pl.col(name).cast(pl.String).fill_null(_NOTHING) for name in columns)
    lines = rows.select(
        pl.concat_str(list(texts), separator=_SEPARATOR).cast(pl.Binary)
    ).to_series()
    size = ROW_HASH_DIGITS // 2
    hashes = [blake2b(line, digest_size=size).digest() for line in lines.to_list()]
    return pl.Series("row_hash", hashes, dtype=pl.Binary).bin.encode("hex")


def hash_of_rows(hashes: pl.LazyFrame, count: int) -> str:
    """The hash of a list of rows whatever their order; a row that stands twice counts twice.

    Args:
        hashes: row_hash.
        count: of the rows; many are sorted a share at a time.
    """
    whole, is_first = blake2b(digest_size=8), True
    for share in hash_shares(hashes, count, _AT_ONCE):
        text = share["row_hash"].sort().str.join("\n").item() if share.height else None
        if text is not None:
            whole.update((text if is_first else "\n" + text).encode())
            is_first = False
    return whole.hexdigest()


def hash_shares(hashes: pl.LazyFrame, count: int, at_once: int) -> Iterator[pl.DataFrame]:
    """The rows of a frame in shares by their row_hash, the smaller hashes first.

    Args:
        hashes: row_hash, and what stands beside it.
        count: of the rows.
        at_once: rows of a share, about.
    """
    shares = min(len(_FIRST_DIGITS), 1 + count // at_once)
    edges = [len(_FIRST_DIGITS) * share // shares for share in range(shares + 1)]
    begin = pl.col("row_hash").str.slice(0, 2)
    for start, end in pairwise(edges):
        first, last = pl.lit(_FIRST_DIGITS[start]), pl.lit(_FIRST_DIGITS[end - 1])
        part = hashes.filter(begin.is_between(first, last)) if shares > 1 else hashes
        yield part.collect(engine="streaming")


def text_hash(text: str, digits: int = 16) -> str:
    """A short hash of a text, in hexadecimal digits."""
    return blake2b(text.encode(), digest_size=digits // 2).hexdigest()
