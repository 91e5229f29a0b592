"""What an invented district's deliverers have to report, feed by feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipelines.sample.cast import Cast
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.registers import Snapshot, department_register, town_register
from pipelines.sample.world import MonthlyLists, Row, World


@dataclass
class Invention:
    """What the district's deliverers have to report, by feed.

    Attributes:
        ledgers: every row of the registers that list events, whatever its day; towns' registers
            hold (town, row). A change shows in the register.
        book: the planted faults.
    """

    world: World
    book: FaultBook
    cast: Cast = field(default_factory=Cast)
    monthly: dict[str, MonthlyLists] = field(default_factory=dict)
    registers: dict[str, Snapshot] = field(default_factory=dict)
    yearly: dict[str, dict[tuple[str, int], list[Row]]] = field(default_factory=dict)
    ledgers: dict[str, list[Any]] = field(default_factory=dict)

    def keep(self, feed: str, rows: list[Row], column: str) -> None:
        """Make rows a register of the department, dated by a column."""
        self.ledgers[feed] = rows
        self.registers[feed] = department_register(rows, column)

    def keep_by_town(self, feed: str, rows: list[tuple[str, Row]], column: str) -> None:
        """Make rows a register of every town, dated by a column."""
        self.ledgers[feed] = rows
        self.registers[feed] = town_register(rows, column)
