"""A delivery: the rows that one deliverer reports in one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipelines.sample.world import Row

CORRECTED, REISSUED = "更正", "重报"


@dataclass(frozen=True)
class Broken:
    """A cell that no reader can take: what it shows and why its row must be rejected."""

    shown: Any
    reason: str


@dataclass
class Part:
    """The rows of one sheet; `month` names the sheet when a file has several."""

    rows: list[Row]
    month: int | None = None


@dataclass
class Delivery:
    """One file to be written.

    Attributes:
        cadence: monthly, register or yearly.
        months: first and last month that it speaks of.
        as_of: whether a register lists everything up to its day (else only what is new).
        edition: 更正 or 重报, empty for the first.
        origin: the delivery that this one re-issues.
        path: where it is written, relative to the sample's folder; set when it is dressed.
        total_off: fen by which its 合计 row is wrong.
        count_off: rows that its title and footer declare too many.
    """

    feed: str
    deliverer: str
    cadence: str
    months: tuple[int, int]
    reported_on: date
    parts: list[Part]
    as_of: bool = False
    edition: str = ""
    origin: Delivery | None = None
    supersedes: list[Delivery] = field(default_factory=list)
    in_force: bool = True
    path: str = ""
    total_off: int = 0
    count_off: int = 0

    @property
    def rows(self) -> list[Row]:
        """The rows of all sheets."""
        return [row for part in self.parts for row in part.rows]

    @property
    def has_broken_rows(self) -> bool:
        """Whether intake must reject some of its rows."""
        return any(is_broken(row) for row in self.rows)

    def accepted_rows(self) -> list[Row]:
        """The rows that intake must accept."""
        return [row for row in self.rows if not is_broken(row)]


def is_broken(row: Row) -> bool:
    """Whether a cell of the row cannot be taken."""
    return Broken in map(type, row.values())
