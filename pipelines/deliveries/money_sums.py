"""The money of a list: its sum, and sums that no district ever paid."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipelines.contracts import Contract
from pipelines.intake.read_result import ReadFile
from pipelines.intake.refusal import Refusal

# Far above what a district spends in a year, far below what the register can hold.
MOST_YUAN = 10**12


class MoneySums:
    """The sums of a list's columns of money, added up block by block."""

    def __init__(self, contract: Contract) -> None:
        self._titles = {c.name: c.title for c in contract.columns if c.kind == "money"}
        self._rows = 0
        self._counts = dict.fromkeys(self._titles, 0)
        self._sums = dict.fromkeys(self._titles, Decimal("0.00"))
        self._absolute = dict.fromkeys(self._titles, Decimal(0))

    def add(self, rows: pl.DataFrame) -> None:
        """Add accepted rows."""
        self._rows += rows.height
        for name in self._titles:
            if name in rows.columns and rows[name].count():
                self._counts[name] += rows[name].count()
                self._sums[name] += rows[name].sum()
                self._absolute[name] += rows[name].abs().sum()

    def join(self, other: MoneySums) -> None:
        """Add the sums of more rows of the same contract."""
        self._rows += other._rows
        for name in self._titles:
            self._counts[name] += other._counts[name]
            self._sums[name] += other._sums[name]
            self._absolute[name] += other._absolute[name]

    def refuse_impossible(self) -> None:
        """Turn a list away whose slip of the hand would swamp every figure it enters.

        Raises:
            Refusal: the amounts of a column come to 10^12 yuan or more, whatever their signs.
        """
        for name, title in self._titles.items():
            if self._absolute[name] >= MOST_YUAN:
                raise Refusal("money_impossible", column=title)

    def sum_of(self, name: str) -> Decimal | None:
        """A column's sum; rows without one amount sum to what nobody said."""
        return None if self._rows and not self._counts[name] else self._sums[name]

    def told(self) -> dict[str, str]:
        """The sums as a receipt tells them; a column without one value has none."""
        sums = {name: self.sum_of(name) for name in self._titles}
        return {name: str(value) for name, value in sums.items() if value is not None}


def money_of(read: ReadFile) -> MoneySums:
    """The sums of a file that was read in one piece."""
    money = MoneySums(read.contract)
    money.add(read.rows)
    return money


def stored_sum(text: str | None) -> str | None:
    """A receipt's sum as the register can hold it; one from before the limit counts as unsaid."""
    return text if text and abs(Decimal(text)) < MOST_YUAN else None
