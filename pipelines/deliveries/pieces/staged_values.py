"""Plain values of a file's pieces, kept aside sealed until each delivery tells its own once."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from pipelines.identity.vault import VAULT_COLUMNS, open_table, seal, seal_table

_VALUE = ("column_name", "key", "name_key", "value")
_MARK = ["one", "two"]
_PLACE = {"part": pl.UInt32, "row": pl.UInt32}
# Marks are compared some at a time, so that memory does not grow with a delivery.
_MARKS_AT_ONCE = 4_000_000


class StagedValues:
    """A folder of sealed parts; which values they tell is known by 128 bits of each, sealed too."""

    def __init__(self, folder: Path, vault_key: bytes) -> None:
        self._folder = folder
        self._vault_key = vault_key
        self._counts: dict[Path, int] = {}

    def add(self, name: str, plain: pl.DataFrame) -> Path | None:
        """Seal a part under a name of its own: VAULT_COLUMNS, whose keys' values differ.

        Returns:
            where it lies; None: there is nothing to seal.
        """
        if plain.is_empty():
            return None
        path = self._folder / f"{name}.sealed"
        table = plain.select(*VAULT_COLUMNS).cast(VAULT_COLUMNS)
        self._put(path, table)
        # What is no key's value (a remark, a rejected row's cells) is told as often as it stands.
        rows = table.with_row_index("row").filter(pl.col("part") == "key")
        values = rows.select(_VALUE)
        marks = {mark: values.hash_rows(seed) for seed, mark in enumerate(_MARK, 1)}
        buffer = io.BytesIO()
        # They look like noise: nothing would press them together.
        pl.DataFrame({"row": rows["row"], **marks}).write_parquet(
            buffer, compression="uncompressed", statistics=False
        )
        beside = _marks_of(path)
        beside.write_bytes(seal(buffer.getvalue(), self._vault_key, beside.name))
        self._counts[path] = rows.height
        return path

    def once(self, paths: Sequence[Path]) -> tuple[Path, ...]:
        """The parts, a value that several of them tell left in the first alone."""
        repeated = pl.concat([pl.DataFrame(schema=_PLACE), *self._repeated(paths)])
        for (part,), rows in repeated.group_by("part"):
            table = self._open(paths[part]).with_row_index("row")
            left = table.join(rows, on="row", how="anti", maintain_order="left")
            self._put(paths[part], left.drop("row"))
        return tuple(paths)

    def _repeated(self, paths: Sequence[Path]) -> Iterator[pl.DataFrame]:
        """Part and row of each value that an earlier part tells."""
        if len(paths) < 2:
            return
        shares = 1 + sum(self._counts[path] for path in paths) // _MARKS_AT_ONCE
        for share in range(shares):
            marks = pl.concat(self._share(paths, share, shares))
            # Few values stand twice: 64 bits tell them from all others.
            ordered = marks["one"].sort()
            twice = ordered.filter(ordered == ordered.shift()).unique()
            suspected = marks.filter(pl.col("one").is_in(twice.implode()))
            is_first = pl.struct(_MARK).is_first_distinct()
            yield suspected.filter(~is_first).select(list(_PLACE))

    def _share(self, paths: Sequence[Path], share: int, shares: int) -> Iterator[pl.DataFrame]:
        for part, path in enumerate(paths):
            marks = self._open(_marks_of(path)).with_columns(pl.lit(part, pl.UInt32).alias("part"))
            yield marks.filter(pl.col("one") % shares == share) if shares > 1 else marks

    def _put(self, path: Path, table: pl.DataFrame) -> None:
        path.write_bytes(seal_table(table, self._vault_key, path.name))

    def _open(self, path: Path) -> pl.DataFrame:
        return open_table(path.read_bytes(), self._vault_key, path.name)


def _marks_of(path: Path) -> Path:
    return path.with_suffix(".marks")
