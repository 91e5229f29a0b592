"""An exhibit's rows as a table on paper: values along two names stand in a square."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.report.exhibits.cell_words import MONEY, cell_words
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.exhibits.workbook import column_title

# So many columns of counts, or of money with its cents, fit a sheet beside the rows' names.
_MOST_COUNTS, _MOST_SUMS = 13, 8
# Charts that are squares themselves, x across; a table reads like its chart.
_LAID_OUT = {"heat", "states", "panels"}


@dataclass(frozen=True)
class PrintedTable:
    """A table as paper shows it.

    Attributes:
        titles: the header, a word a column, units of numbers in it.
        columns: names in the frame and units of the cells.
    """

    titles: list[str]
    columns: tuple[Column, ...]
    frame: pl.DataFrame


def printed_table(exhibit: Exhibit) -> PrintedTable:
    """The exhibit's rows for paper.

    Where the exhibit is nothing but a value along two names (a town and a month, say), the one
    name goes down and the other across; the corner says what the values are. A pair that the
    frame does not hold stays null.
    """
    chart = exhibit.chart
    if chart is not None and _is_square(exhibit, chart):
        down, across = chart.x, chart.series
        if chart.kind in _LAID_OUT:
            down, across = across, down
        if exhibit.frame[across].n_unique() <= _most(exhibit, chart):
            return _square(exhibit, chart, down, across)
    titles = [column_title(column) for column in exhibit.read_columns]
    return PrintedTable(titles, exhibit.read_columns, exhibit.frame)


def _is_square(exhibit: Exhibit, chart: Chart) -> bool:
    named = {column.name for column in exhibit.read_columns}
    if chart.series is None or named != {chart.x, chart.series, chart.words or chart.value}:
        return False
    pairs = exhibit.frame.select(chart.x, chart.series)
    return not pairs.is_empty() and not pairs.is_duplicated().any()


def _most(exhibit: Exhibit, chart: Chart) -> int:
    unit = exhibit.column(chart.value).unit or ""
    return _MOST_SUMS if unit.startswith(MONEY) else _MOST_COUNTS


def _square(exhibit: Exhibit, chart: Chart, down: str, across: str) -> PrintedTable:
    value, names = exhibit.column(chart.words or chart.value), exhibit.column(across)
    titles = [f"{exhibit.column(down).title} · {column_title(value)}"]
    columns = [exhibit.column(down)]
    frame = exhibit.frame.select(pl.col(down).unique(maintain_order=True))
    for part in exhibit.frame.partition_by(across, maintain_order=True):
        name = f"{len(columns)}"
        values = part.select(down, pl.col(value.name).alias(name))
        frame = frame.join(values, on=down, how="left", nulls_equal=True, maintain_order="left")
        columns.append(Column(name, value.title, value.unit))
        titles.append(cell_words(part[across][0], names.unit))
    return PrintedTable(titles, tuple(columns), frame)
