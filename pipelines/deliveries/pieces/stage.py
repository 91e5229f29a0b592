"""Keyed rows kept aside block by block until their file was read to its end.

What lies aside holds keys alone; plain values are sealed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.contracts import Contract
from pipelines.contracts.raw_schema import members_schema, raw_schema
from pipelines.deliveries.pieces.kept_rows import KeptRows, RowTally
from pipelines.deliveries.pieces.key_block import KeyedBlock
from pipelines.deliveries.pieces.staged_values import StagedValues
from pipelines.deliveries.storing.content_ids import hash_of_list
from pipelines.deliveries.storing.store_delivery import polars_type
from pipelines.identity.numbers_in_text import WARNING as PERSONAL_IN_TEXT
from pipelines.identity.vault import VAULT_COLUMNS

_ORDER = {"rows": ["source_row"], "members": ["source_row", "member_number"]}
_PLACES = {"town": 0, "village": 1}


@dataclass
class _Month:
    """What was kept of the rows of one month."""

    tally: RowTally
    files: dict[str, dict[int, Path]] = field(default_factory=lambda: {n: {} for n in _ORDER})
    sealed: list[Path] = field(default_factory=list)
    doubts: list[tuple[pl.DataFrame, ...]] = field(default_factory=list)


class Stage:
    """A folder of staged rows, by month."""

    def __init__(self, folder: Path, contract: Contract, vault_key: bytes) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._contract = contract
        self._values = StagedValues(folder, vault_key)
        self._months: dict[date | None, _Month] = {}
        self._schemas = {"rows": raw_schema(contract)}
        if contract.repeats_table:
            self._schemas["members"] = members_schema(contract)
        for schema in self._schemas.values():
            del schema["delivery_id"]

    def keep(self, number: int, month: date | None, block: KeyedBlock) -> None:
        """Put the keyed rows of one month of a block aside; blocks come in their order."""
        kept = self._months.setdefault(month, _Month(RowTally(self._contract)))
        kept.tally.add(block.rows)
        for table, frame in (("rows", block.rows), ("members", block.members)):
            if frame is not None and frame.height:
                path = self._folder / f"{number:06d}-{month}-{table}.parquet"
                self._write(frame, table, path)
                kept.files[table][number] = path
        kept.doubts.append(block.doubts)
        sealed = self._values.add(f"{number:06d}-{month}", block.plain)
        kept.sealed += [sealed] if sealed else []

    def kept(self, months: list[date | None]) -> KeptRows:
        """The rows of these months as those of one delivery, in the order of the file."""
        own = [self._months[month] for month in months if month in self._months]
        tally = RowTally(self._contract)
        for month in own:
            tally.join(month.tally)
        rows = self._scan("rows", own)
        return KeptRows(
            count=tally.count,
            rows_hash=hash_of_list(self._contract.feed, rows, tally.count),
            amount_sum=tally.amount_sum,
            parts=tally.parts,
            town_codes=tally.town_codes,
            rows=rows,
            members=self._scan("members", own) if "members" in self._schemas else None,
            plain=pl.DataFrame(schema=VAULT_COLUMNS),
            doubts=self._doubts(own),
            staged_plain=self._values.once([path for month in own for path in month.sealed]),
        )

    def _scan(self, table: str, months: list[_Month]) -> pl.DataFrame | pl.LazyFrame:
        numbers = sorted({number for month in months for number in month.files[table]})
        if numbers:
            return pl.scan_parquet([self._of_block(table, number, months) for number in numbers])
        types = {name: polars_type(kind) for name, kind in self._schemas[table].items()}
        return pl.DataFrame(schema=types)

    def _of_block(self, table: str, number: int, months: list[_Month]) -> Path:
        """The file of a block's rows; those of several months are put in order again."""
        paths = [m.files[table][number] for m in months if number in m.files[table]]
        if len(paths) == 1:
            return paths[0]
        joined = pl.concat(pl.read_parquet(path) for path in paths).sort(_ORDER[table])
        # Not over one of them: what was read may lie in its pages still.
        path = paths[0].with_suffix(".joined")
        self._write(joined, table, path)
        return path

    def _write(self, frame: pl.DataFrame, table: str, path: Path) -> None:
        types = {name: polars_type(kind) for name, kind in self._schemas[table].items()}
        # Read once and gone: to press it together would take longer than all else done here.
        frame.select(pl.col(name).cast(kind) for name, kind in types.items()).write_parquet(
            path, compression="uncompressed", statistics=False
        )

    def _doubts(self, months: list[_Month]) -> tuple[pl.DataFrame, ...]:
        """The blocks' doubts in the order that one block of all rows would have told them."""
        form = {column.name: place for place, column in enumerate(self._contract.columns)}
        groups = zip(*(doubts for month in months for doubts in month.doubts), strict=True)
        ranks = (form, form, _PLACES)
        return tuple(_in_order(frames, rank) for frames, rank in zip(groups, ranks, strict=False))


def _in_order(frames: tuple[pl.DataFrame, ...], rank: dict[str, int]) -> pl.DataFrame:
    filled = [frame for frame in frames if frame.height]
    if not filled:
        return frames[0]
    column = pl.col("column").replace_strict(rank, default=-1, return_dtype=pl.Int64)
    by_row = pl.concat(filled).sort("source_row", maintain_order=True)
    return by_row.sort(pl.col("code") == PERSONAL_IN_TEXT, column, maintain_order=True)
