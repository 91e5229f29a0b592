"""A correction: one cell of a delivery, what it holds and what it should."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pipelines.deliveries.storing.row_hashes import text_hash

# applied: the cell holds what the record says, and shows what it should.
# mended: the cell holds what it should already. changed: it holds neither.
# source_gone: the delivery is not in force, or has no such row.
# ambiguous: several rows stand at the place.
State = Literal["applied", "mended", "changed", "source_gone", "ambiguous"]


@dataclass(frozen=True)
class TypedCell:
    """A column of a raw table and a value for it.

    Attributes:
        column: its name in the raw table; sql_type: its type there.
        value: the value as the engine casts it from text; None is an empty cell.
    """

    column: str
    sql_type: str
    value: str | None


@dataclass(frozen=True)
class Correction:
    """One record of a corrections file.

    Attributes:
        file, line: where it is written.
        delivery: a delivery's id or its beginning; else deliverer_code and month say which.
        sheet: None where the delivery has one sheet.
        row: as the spreadsheet shows it, 1-based.
        column: the contract's name of the column.
        delivered: the guard. corrected: what it should be.
        beside: other cells of the row that must hold too.
    """

    file: str
    line: int
    feed: str
    delivery: str | None
    deliverer_code: str | None
    month: date | None
    sheet: str | None
    row: int
    column: str
    delivered: TypedCell
    corrected: TypedCell
    why: str
    who: str
    since: date
    beside: tuple[TypedCell, ...] = field(default=())

    @property
    def correction_id(self) -> str:
        """Names the cell: the same as long as the record speaks of the same cell."""
        place = (self.feed, self.delivery, self.deliverer_code, self.month, self.sheet, self.row)
        return text_hash("|".join(map(str, (*place, self.column))))
