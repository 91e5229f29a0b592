"""The accepted rows of one delivery as they are kept, and what is told of them as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.money_sums import MoneySums
from pipelines.deliveries.pieces.key_block import KeyedBlock
from pipelines.deliveries.storing.content_ids import hash_of_list


@dataclass(frozen=True)
class KeptRows:
    """Rows of one period, in a frame or staged.

    Attributes:
        count: of the rows. rows_hash: of all of them, whatever their order.
        amount_sum: of the contract's amount column; None where nobody said one.
        parts: values of the contract's part_column, sorted. town_codes: those of the rows, sorted.
        rows, members: see DeliveryDraft. plain, staged_plain: likewise.
        doubts: frames of WHERE, column, code.
    """

    count: int
    rows_hash: str
    amount_sum: Decimal | None
    parts: tuple[str, ...]
    town_codes: tuple[str, ...]
    rows: pl.DataFrame | pl.LazyFrame = field(repr=False)
    members: pl.DataFrame | pl.LazyFrame | None = field(repr=False)
    plain: pl.DataFrame = field(repr=False)
    doubts: tuple[pl.DataFrame, ...] = field(repr=False)
    staged_plain: tuple[Path, ...] = ()

    @staticmethod
    def of_block(block: KeyedBlock, contract: Contract) -> KeptRows:
        """Those of a file that was read in one piece."""
        tally = RowTally(contract)
        tally.add(block.rows)
        return KeptRows(
            count=tally.count,
            rows_hash=hash_of_list(contract.feed, block.rows, tally.count),
            amount_sum=tally.amount_sum,
            parts=tally.parts,
            town_codes=tally.town_codes,
            rows=block.rows,
            members=block.members,
            plain=block.plain,
            doubts=block.doubts,
        )


class RowTally:
    """What keyed rows come to, added up block by block."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._money = MoneySums(contract)
        self._towns: set[str] = set()
        self._parts: set[str] = set()
        self.count = 0

    def add(self, rows: pl.DataFrame) -> None:
        """Add the rows of a block."""
        self.count += rows.height
        self._money.add(rows)
        self._towns |= {*rows["town_code"].drop_nulls().unique()}
        if self._contract.part_column:
            self._parts |= {*rows[self._contract.part_column].drop_nulls().unique()}

    def join(self, other: RowTally) -> None:
        """Add what more rows of the same contract come to."""
        self.count += other.count
        self._money.join(other._money)
        self._towns |= other._towns
        self._parts |= other._parts

    @property
    def amount_sum(self) -> Decimal | None:
        """The sum of the contract's amount column; None where nobody said one."""
        amount = self._contract.amount_column
        return self._money.sum_of(amount) if amount else None

    @property
    def town_codes(self) -> tuple[str, ...]:
        """The towns of the rows."""
        return tuple(sorted(self._towns))

    @property
    def parts(self) -> tuple[str, ...]:
        """The lists of a month that the rows are of."""
        return tuple(sorted(self._parts))
