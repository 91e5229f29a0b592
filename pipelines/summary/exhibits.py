"""The charts that a summary prints: the allowance and home care by month, works by town."""

from __future__ import annotations

import duckdb
import polars as pl

from pipelines.report.exhibits.cell_words import MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.summary.content.fact_book import FactBook

_BY_MONTH = """
    select as_of_month as month, value
    from rpt_indicator_values
    where indicator_id = $indicator and area_code = $area and period_kind = 'month'
        and year = $year and as_of_month <= $as_of and value is not null
    order by as_of_month
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
        values = {
            "indicator": indicator,
            "area": book.area_code,
            "year": book.year,
            "as_of": book.as_of_month,
        }
        with connection.cursor() as cursor:
            frame: pl.DataFrame = cursor.sql(_BY_MONTH, params=values).pl()
        if fact is None or frame.height < 2:
            continue
        columns = (Column("month", "月份", MONTH), Column("value", fact.name, fact.unit))
        chart = Chart("stacked", "month", "value")
        found.append(Exhibit(indicator, title, frame, columns, chart, fact.definition))
    return found
