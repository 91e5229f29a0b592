"""An exhibit: one frame with what it is called, how it is drawn, counted and traced."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import polars as pl

ChartKind = Literal[
    "bars", "stacked", "lines", "heat", "funnel", "tiles", "timeline", "states", "steps", "panels"
]


@dataclass(frozen=True)
class Column:
    """A column of a frame as people read it.

    Attributes:
        name: in the frame.
        title: in the language in force.
        unit: as indicators.csv writes units (元, 人, 比率, …); 月份 and 日期 for days;
            null for words.
        is_for_workbook: whether it is there to reckon with, in a workbook alone.
    """

    name: str
    title: str
    unit: str | None = None
    is_for_workbook: bool = False


@dataclass(frozen=True)
class Chart:
    """How a frame is drawn.

    Attributes:
        kind: bars (lying, largest first), stacked (standing, by `series`), lines (over months),
            heat (x by y, `value` as shade), funnel (in the frame's order), tiles (one per town, at
            the frame's tile_row and tile_column), timeline (`value` is a day, x its words), states
            (x by series, `value` a word per cell), steps (a line per x in the frame's order, with
            a mark on each day), panels (on paper alone: a small chart per series, each with a
            scale of its own).
        x: column along the axis (lines, stacked, heat) or the labels (bars, funnel, tiles).
        value: column that is drawn.
        series: column that parts lines and stacks, the second axis of heat and states, or the
            marks of steps.
        tone: of states, the column that colours a cell: good, watch, bad, plain or unknown.
        words: the column that says `value` where each row has a unit of its own.
    """

    kind: ChartKind
    x: str
    value: str
    series: str | None = None
    tone: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class Exhibit:
    """One frame on a page.

    Attributes:
        key: ASCII name, unique on its page.
        frame: the rows, already rounded where small numbers must be; columns not named in
            `columns` are not shown.
        definition: how it is counted (口径), in words.
        source: what it stands on, in words: tables, deliveries.
        query: SELECT that an analyst may run to get the unrounded rows, or none.
        note: a line under the chart: what is rounded, hidden or missing.
    """

    key: str
    title: str
    frame: pl.DataFrame
    columns: tuple[Column, ...]
    chart: Chart | None = None
    definition: str = ""
    source: str = ""
    query: str = ""
    note: str = ""

    @property
    def read_columns(self) -> tuple[Column, ...]:
        """The columns that people read, on the screen and on paper."""
        return tuple(column for column in self.columns if not column.is_for_workbook)

    def column(self, name: str) -> Column:
        """The description of a column."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class Sheet:
    """A page on paper or in a workbook: its heading and its exhibits.

    Attributes:
        lines: what was chosen, in words: area, year, as-of month, filters.
        build_id: the build that every figure is of.
    """

    title: str
    lines: list[str]
    build_id: str
    exhibits: list[Exhibit] = field(default_factory=list)
