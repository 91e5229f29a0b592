"""The plain values that were told already, known again by their hashes alone."""

from __future__ import annotations

import polars as pl

_VALUE = ("column_name", "key", "name_key", "value")
_MARKS = {"one": pl.UInt64, "two": pl.UInt64}


class SeenValues:
    """Remembers the values of keys by 128 bits each, so that they need not stay in memory."""

    def __init__(self) -> None:
        self._marks = pl.DataFrame(schema=_MARKS)

    def unseen(self, plain: pl.DataFrame) -> pl.DataFrame:
        """The VAULT_COLUMNS without values of keys that were asked about before.

        What is no key's value (a remark, a rejected row's cells) stays.
        """
        values = plain.select(_VALUE)
        marks = pl.DataFrame({"one": values.hash_rows(seed=1), "two": values.hash_rows(seed=2)})
        seen = self._marks.with_columns(seen=pl.lit(True))
        known = marks.join(seen, on=list(_MARKS), how="left", maintain_order="left")["seen"]
        is_known = known.fill_null(value=False)
        is_key = plain["part"] == "key"
        self._marks = pl.concat([self._marks, marks.filter(is_key & ~is_known)])
        return plain.filter(~(is_key & is_known))
