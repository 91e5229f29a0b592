"""The charts that a summary prints: money by month, home care against last year, towns."""

from __future__ import annotations

import duckdb
import polars as pl

from pipelines.frames.works.told_values import read_told_values
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.fact_book import FactBook

_MOST_CHARTS = 3
_HOME_CARE, _REFORM = "kw03_elders_served", "kw01_reform_ratio"
# Indicator of money → what its chart is called; the first that has months is printed.
_MONEY = {
    "kw04_allowance_spending": "各月发放残疾人生活津贴",
    "kw06_aid_spending": "各月发放医疗救助金",
}
_BY_TOWN = "found.indicator_id = $indicator and found.period = $period"
_TOWNS = """
    select area_code, area_name from dim_areas
    where area_level = 'town' and not is_unknown order by area_code
"""


def printed_charts(connection: duckdb.DuckDBPyConnection, book: FactBook) -> list[Exhibit]:
    """At most three exhibits with a chart, of what has figures in that year and area."""
    money = (_money_by_month(name, title, book) for name, title in _MONEY.items())
    found = [
        next((one for one in money if one), None),
        _home_care(book),
        _reform_by_town(connection, book),
    ]
    return [one for one in found if one][:_MOST_CHARTS]


def _money_by_month(indicator: str, title: str, book: FactBook) -> Exhibit | None:
    fact = book.some(indicator)
    frame = _months(indicator, book).filter(pl.col("year") == f"{book.year}年")
    if not fact or frame.height < 2:
        return None
    columns = (Column("month", "月份"), Column("value", fact.name, fact.unit))
    chart = Chart("stacked", "month", "value")
    return Exhibit(indicator, title, frame, columns, chart, fact.definition)


def _home_care(book: FactBook) -> Exhibit | None:
    fact = book.some(_HOME_CARE)
    frame = _months(_HOME_CARE, book)
    if not fact or frame.height < 2:
        return None
    columns = (
        Column("month", "月份"),
        Column("year", "年份"),
        Column("value", fact.name, fact.unit),
    )
    has_two = frame["year"].n_unique() > 1
    chart = Chart("lines", "month", "value", "year" if has_two else None)
    title = "各月实际接受居家养老服务的老人"
    return Exhibit(_HOME_CARE, title, frame, columns, chart, fact.definition)


def _reform_by_town(connection: duckdb.DuckDBPyConnection, book: FactBook) -> Exhibit | None:
    """Villages are no people: a town's share is exact."""
    fact = book.of(_REFORM)
    if not fact or book.is_guarded:
        return None
    told = read_told_values(connection, None, _BY_TOWN, indicator=_REFORM, period=fact.period)
    towns = connection.sql(_TOWNS).pl()
    frame = towns.join(told, on="area_code", maintain_order="left").select("area_name", "value")
    if frame["value"].null_count():
        return None
    columns = (Column("area_name", "镇街"), Column("value", fact.name, fact.unit))
    chart = Chart("bars", "area_name", "value")
    return Exhibit(_REFORM, "各镇街村（居）改革完成率", frame, columns, chart, fact.definition)


def _months(indicator: str, book: FactBook) -> pl.DataFrame:
    """The months that may be shown: month (7月), year (2013年), value; of both years."""
    last = book.as_of_month.month
    told = [
        (f"{month}月", f"{year}年", book.facts.get((indicator, f"{year}-{month:02}")))
        for year in (book.year - 1, book.year)
        for month in range(1, last + 1)
    ]
    rows = [(month, year, fact.value) for month, year, fact in told if isinstance(fact, Fact)]
    return pl.DataFrame(rows, ["month", "year", "value"], orient="row")
