"""The charts that a summary prints: money by month, home care against last year, towns."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import polars as pl

from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.plan import plan

_MOST_CHARTS = 3
_TOWNS = """
    select area_code, area_name from dim_areas
    where area_level = 'town' and not is_unknown order by area_code
"""


def printed_charts(
    connection: duckdb.DuckDBPyConnection, told_years: pl.DataFrame, book: FactBook
) -> list[Exhibit]:
    """At most three exhibits with a chart, of what has figures in that year and area."""
    charts = plan().charts
    money = (_money_by_month(name, title, book) for name, title in charts["money"].items())
    compared = (_compared(name, title, book) for name, title in charts["compared"].items())
    shares = charts["towns"].items()
    towns = (_by_town(connection, told_years, name, title, book) for name, title in shares)
    found = [next((one for one in kind if one), None) for kind in (money, compared, towns)]
    return [one for one in found if one][:_MOST_CHARTS]


def charted(exhibits: Iterable[Exhibit], book: FactBook) -> set[tuple[str, str]]:
    """(indicator, month) of what the charts by month show."""
    charts = plan().charts
    drawn = {one.key for one in exhibits}
    years = {name: (book.year,) for name in charts["money"] if name in drawn}
    years |= {name: (book.year - 1, book.year) for name in charts["compared"] if name in drawn}
    months = {
        (name, f"{year}-{month:02}")
        for name, of_years in years.items()
        for year in of_years
        for month in range(1, book.as_of_month.month + 1)
    }
    return months & book.facts.keys()


def _money_by_month(indicator: str, title: str, book: FactBook) -> Exhibit | None:
    fact = book.some(indicator)
    frame = _months(indicator, book).filter(pl.col("year") == f"{book.year}年")
    if not fact or frame.height < 2:
        return None
    columns = (Column("month", "月份"), Column("value", fact.name, fact.unit))
    chart = Chart("stacked", "month", "value")
    return Exhibit(indicator, title, frame, columns, chart, fact.definition)


def _compared(indicator: str, title: str, book: FactBook) -> Exhibit | None:
    fact = book.some(indicator)
    frame = _months(indicator, book)
    if not fact or frame.height < 2:
        return None
    columns = (
        Column("month", "月份"),
        Column("year", "年份"),
        Column("value", fact.name, fact.unit),
    )
    has_two = frame["year"].n_unique() > 1
    chart = Chart("lines", "month", "value", "year" if has_two else None)
    return Exhibit(indicator, title, frame, columns, chart, fact.definition)


def _by_town(
    connection: duckdb.DuckDBPyConnection,
    told_years: pl.DataFrame,
    indicator: str,
    title: str,
    book: FactBook,
) -> Exhibit | None:
    """Villages are no people: a town's share is exact."""
    fact = book.of(indicator)
    if not fact or book.is_guarded:
        return None
    is_asked = (pl.col("indicator_id") == indicator) & (pl.col("period") == fact.period)
    told = told_years.filter(is_asked)
    towns = connection.sql(_TOWNS).pl()
    frame = towns.join(told, on="area_code", maintain_order="left").select("area_name", "value")
    if frame["value"].null_count():
        return None
    columns = (Column("area_name", "镇街"), Column("value", fact.name, fact.unit))
    chart = Chart("bars", "area_name", "value")
    return Exhibit(indicator, title, frame, columns, chart, fact.definition)


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
