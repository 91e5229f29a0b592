"""Sums of a sheet's records over stretches of its rows."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

import polars as pl

from pipelines.intake.rows.sorted_rows import ROW

Stretch = tuple[int, int]
_CENT = Decimal("0.01")


class RecordSums:
    """Sums of a sheet's records over any stretch of its rows."""

    def __init__(self, values: pl.DataFrame) -> None:
        self.rows = values[ROW].to_list()
        self.values = values
        self._running: dict[str, list[Decimal]] = {}

    def between(self, first_row: int, last_row: int) -> Stretch:
        """The places of the records from one row to another, the last one excluded."""
        return bisect_left(self.rows, first_row), bisect_left(self.rows, last_row)

    @property
    def everything(self) -> Stretch:
        """The places of all records."""
        return 0, len(self.rows)

    def total(self, column: str, places: Stretch) -> Decimal:
        """The column's sum over the records at those places, to the cent."""
        if column not in self._running:
            running = [Decimal(0)]
            for value in self.values[column].to_list():
                running.append(running[-1] + (value or 0))
            self._running[column] = running
        running = self._running[column]
        return (running[places[1]] - running[places[0]]).quantize(_CENT)
