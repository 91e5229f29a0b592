"""Sums of a sheet's records over stretches of its rows, added up block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import polars as pl

from pipelines.intake.rows.sorted_rows import ROW

Stretch = tuple[int, int]
_CENT = Decimal("0.01")
_NOTHING: Mapping[str, Decimal] = MappingProxyType({})
# Distinct numbers are known by 64 bits; those of blocks are joined when they grow this many.
_LOOSE_NUMBERS = 4_000_000


class RecordSums:
    """Sums of a sheet's records, rejected ones too, over the stretches between its total rows.

    A stretch is two places; a place is how many records stand before it. What the records came
    to is kept at each total row alone, so that no row has to be.
    """

    def __init__(self) -> None:
        self._places = {0: 0}
        self._count = 0
        self._sums: dict[str, Decimal] = {}
        self._unread: Counter[str] = Counter()
        self._at: dict[int, tuple[Mapping[str, Decimal], Mapping[str, int]]] = {0: (_NOTHING, {})}
        self._numbers: dict[str, list[pl.Series]] = {}

    def add(
        self, values: pl.DataFrame, unread: Mapping[str, Sequence[int]], totals: Sequence[int]
    ) -> None:
        """Add the records of the next block.

        Args:
            values: row number and every column, typed; null where a cell could not be read.
            unread: rows whose cell of a column holds something that could not be read, by column.
            totals: the numbers of the block's total rows, in order.
        """
        rows, start = values[ROW], 0
        for total in totals:
            end = int(rows.search_sorted(total))
            self._add(values.slice(start, end - start), unread)
            self._places[total] = self._count
            self._at[self._count] = (dict(self._sums), dict(self._unread))
            start = end
        self._add(values.slice(start), unread)

    def _add(self, values: pl.DataFrame, unread: Mapping[str, Sequence[int]]) -> None:
        self._count += values.height
        for name in values.columns[1:]:
            if values[name].dtype.is_numeric() and values.height:
                self._sums[name] = self._sums.get(name, Decimal(0)) + (values[name].sum() or 0)
        for name, rows in unread.items():
            self._unread[name] += int(values[ROW].is_in(list(rows)).sum())

    def count_numbers(self, column: str, values: pl.Series) -> None:
        """Remember the different values of a column of ID numbers."""
        kept = self._numbers.setdefault(column, [])
        kept.append(values.drop_nulls().hash().unique())
        if len(kept) > 1 and sum(map(len, kept[1:])) > _LOOSE_NUMBERS:
            kept[:] = [pl.concat(kept).unique()]

    def distinct(self, column: str) -> int:
        """How many different ID numbers the records hold."""
        kept = self._numbers.get(column)
        return pl.concat(kept).n_unique() if kept else 0

    def between(self, first_row: int, last_row: int) -> Stretch:
        """The places of the records from one total row (0: the start) to another, or to the end."""
        return self._places[first_row], self._places.get(last_row, self._count)

    @property
    def everything(self) -> Stretch:
        """The places of all records."""
        return 0, self._count

    def is_unread(self, column: str, places: Stretch) -> bool:
        """Whether a cell of the column at those places could not be read: the sum lacks it."""
        first, last = (self._told(place)[1].get(column, 0) for place in places)
        return last > first

    def total(self, column: str, places: Stretch) -> Decimal:
        """The column's sum over the records at those places, to the cent."""
        first, last = (self._told(place)[0].get(column, Decimal(0)) for place in places)
        return (last - first).quantize(_CENT)

    def _told(self, place: int) -> tuple[Mapping[str, Decimal], Mapping[str, int]]:
        # The end comes first: a total row may stand behind the last record.
        return (self._sums, self._unread) if place == self._count else self._at[place]
