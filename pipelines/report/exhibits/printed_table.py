"""An exhibit's rows as a table on paper: values along two names stand in a square."""

from __future__ import annotations

import polars as pl

from pipelines.report.exhibits.cell_words import MONEY, cell_words
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.exhibits.workbook import column_title

# So many columns of counts, or of money with its cents, fit a sheet beside the rows' names.
_MOST_COUNTS, _MOST_SUMS = 13, 8


def printed_table(exhibit: Exhibit) -> tuple[tuple[Column, ...], pl.DataFrame]:
    """The columns and rows that paper shows.

    Where the exhibit is nothing but a value along two names (a town and a month, say), the one
    name goes down and the other across; the corner says what the values are. A pair that the
    frame does not hold stays null.
    """
    chart = exhibit.chart
    if chart is None or not _is_square(exhibit, chart):
        return exhibit.columns, exhibit.frame
    down, across = (chart.series, chart.x) if chart.kind == "heat" else (chart.x, chart.series)
    if exhibit.frame[across].n_unique() > _most(exhibit, chart):
        return exhibit.columns, exhibit.frame
    return _square(exhibit, chart, down, across)


def _is_square(exhibit: Exhibit, chart: Chart) -> bool:
    if chart.series is None or {c.name for c in exhibit.columns} != {
        chart.x,
        chart.series,
        chart.value,
    }:
        return False
    pairs = exhibit.frame.select(chart.x, chart.series)
    return not pairs.is_empty() and not pairs.is_duplicated().any()


def _most(exhibit: Exhibit, chart: Chart) -> int:
    unit = exhibit.column(chart.value).unit or ""
    return _MOST_SUMS if unit.startswith(MONEY) else _MOST_COUNTS


def _square(
    exhibit: Exhibit, chart: Chart, down: str, across: str
) -> tuple[tuple[Column, ...], pl.DataFrame]:
    unit = exhibit.column(across).unit
    names = exhibit.frame[across].unique(maintain_order=True).to_list()
    frame = exhibit.frame.select(pl.col(down).unique(maintain_order=True))
    columns = []
    for place, name in enumerate(names):
        values = exhibit.frame.filter(pl.col(across).eq_missing(pl.lit(name))).select(
            down, pl.col(chart.value).alias(f"{place}")
        )
        frame = frame.join(values, on=down, how="left", nulls_equal=True, maintain_order="left")
        columns.append((f"{place}", cell_words(name, unit)))
    value = exhibit.column(chart.value)
    corner = f"{exhibit.column(down).title} · {column_title(value)}"
    return (
        Column(down, corner, exhibit.column(down).unit),
        *(Column(code, title) for code, title in columns),
    ), frame
