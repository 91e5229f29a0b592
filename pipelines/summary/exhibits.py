"""The charts that a summary prints: the allowance and home care by month, works by town."""

from __future__ import annotations

import duckdb
import polars as pl

from pipelines.frames.works.told_values import read_told_values
from pipelines.report.exhibits.cell_words import MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.summary.content.fact_book import FactBook

_BY_MONTH = """
    found.indicator_id = $indicator and found.period_kind = 'month'
    and found.year = $year and found.as_of_month <= $as_of
"""
_CHARTS = {
    "kw04_allowance_spending": "各月发放残疾人生活津贴",
    "kw03_elders_served": "各月实际接受居家养老服务的人数",
}


def year_exhibits(connection: duckdb.DuckDBPyConnection, book: FactBook) -> list[Exhibit]:
    """One exhibit per indicator that has months to show."""
    found = []
    for indicator, title in _CHARTS.items():
        fact = book.of(indicator)
        frame = _months(connection, indicator, book)
        if fact is None or frame.height < 2:
            continue
        columns = (Column("month", "月份", MONTH), Column("value", fact.name, fact.unit))
        chart = Chart("stacked", "month", "value")
        found.append(Exhibit(indicator, title, frame, columns, chart, fact.definition))
    return found


def _months(connection: duckdb.DuckDBPyConnection, indicator: str, book: FactBook) -> pl.DataFrame:
    """The months that may be shown, of the indicator as it is counted now: month, value."""
    found = read_told_values(
        connection,
        book.area_code,
        _BY_MONTH,
        indicator=indicator,
        year=book.year,
        as_of=book.as_of_month,
    )
    months = found.select(pl.col("as_of_month").alias("month"), "value")
    return months.drop_nulls().sort("month")
