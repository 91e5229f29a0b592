"""Content hashes that stay the same over versions, machines and orders of rows."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import polars as pl

ROW_HASH_DIGITS = 32
_SEPARATOR = "\x1f"
_NOTHING = "\x00"
_AT_ONCE = 500_000


def row_hashes(rows: pl.DataFrame, columns: Iterable[str]) -> pl.Series:
    """One hash a row, of the named columns as text: 32 hexadecimal digits."""
    texts = (pl.col(name).cast(pl.String).fill_null(_NOTHING) for name in columns)
    lines = rows.select(
        pl.concat_str(list(texts), separator=_SEPARATOR).cast(pl.Binary)
    ).to_series()
    size = ROW_HASH_DIGITS // 2
    hashes = [blake2b(line, digest_size=size).digest() for line in lines.to_list()]
    return pl.Series("row_hash", hashes, dtype=pl.Binary).bin.encode("hex")


def hash_of_rows(hashes: pl.Series) -> str:
    """The hash of a list of rows whatever their order; a row that stands twice counts twice."""
    ordered, whole = hashes.sort(), blake2b(digest_size=8)
    for start in range(0, len(ordered), _AT_ONCE):
        text = "\n".join(ordered.slice(start, _AT_ONCE).to_list())
        whole.update((("\n" if start else "") + text).encode())
    return whole.hexdigest()


def text_hash(text: str, digits: int = 16) -> str:
    """A short hash of a text, in hexadecimal digits."""
    return blake2b(text.encode(), digest_size=digits // 2).hexdigest()
