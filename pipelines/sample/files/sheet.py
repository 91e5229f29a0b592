"""A sheet as it will be written, and what intake must make of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.sample.deliveries.delivery import Broken
from pipelines.sample.files.spelling import Cell
from pipelines.sample.world import Row

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


@dataclass
class Sheet:
    """A grid of cells with its merges."""

    name: str
    lines: list[list[Cell]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    is_hidden: bool = False


@dataclass
class Tally:
    """What a file's rows are: the four counts add up to the rows read.

    Attributes:
        rejected_rows: sheet, row as the spreadsheet numbers it, column, reason.
        accepted_fen: sum of the accepted rows' main amount; None when the form has none.
    """

    accepted: int = 0
    rejected: int = 0
    totals: int = 0
    notes: int = 0
    accepted_fen: int | None = None
    rejected_rows: list[dict] = field(default_factory=list)

    @property
    def rows_read(self) -> int:
        """Every row that is not blank below the headers."""
        return self.accepted + self.rejected + self.totals + self.notes

    def add_row(self, row: Row, sheet: str, number: int, amount: str | None) -> None:
        """Count a row of data, `number` being the spreadsheet's own."""
        broken = {c: cell.reason for c, cell in row.items() if isinstance(cell, Broken)}
        if not broken:
            self.accepted += 1
            if amount:
                self.accepted_fen = (self.accepted_fen or 0) + (row.get(amount) or 0)
            return
        self.rejected += 1
        for column, reason in broken.items():
            self.rejected_rows.append(
                {"sheet": sheet, "row": number, "column": column, "reason": reason}
            )
