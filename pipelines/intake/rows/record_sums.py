"""Sums of a sheet's records over stretches of its rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import polars as pl

from pipelines.intake.rows.sorted_rows import ROW

Stretch = tuple[int, int]
_CENT = Decimal("0.01")


class RecordSums:
    """Sums of a sheet's records, rejected ones too, over any stretch of its rows.

    Attributes:
        values: row number and every column, typed; null where a cell could not be read.
        unread: rows whose cell of a column holds something that could not be read, by column.
    """

    def __init__(
        self, values: pl.DataFrame, unread: Mapping[str, set[int]] = MappingProxyType({})
    ) -> None:
        self.rows = values[ROW].to_list()
        self.values = values
        self.unread = unread
        self._running: dict[str, list[Decimal]] = {}

    def between(self, first_row: int, last_row: int) -> Stretch:
        """The places of the records from one row to another, the last one excluded."""
        return bisect_left(self.rows, first_row), bisect_left(self.rows, last_row)

    @property
    def everything(self) -> Stretch:
        """The places of all records."""
        return 0, len(self.rows)

    def is_unread(self, column: str, places: Stretch) -> bool:
        """Whether a cell of the column at those places could not be read: the sum lacks it."""
        rows = self.unread.get(column, ())
        return any(row in rows for row in self.rows[places[0] : places[1]])

    def total(self, column: str, places: Stretch) -> Decimal:
        """The column's sum over the records at those places, to the cent."""
        if column not in self._running:
            running = [Decimal(0)]
            for value in self.values[column].to_list():
                running.append(running[-1] + (value or 0))
            self._running[column] = running
        running = self._running[column]
        return (running[places[1]] - running[places[0]]).quantize(_CENT)
