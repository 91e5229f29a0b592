"""Read the facts of a year, once, as they may be told of an area."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl

from pipelines.frames.organisations.kinds import read_kinds_incubated
from pipelines.frames.works.doubted_sums import is_doubted, read_doubted_months
from pipelines.frames.works.told_values import read_told_values
from pipelines.summary.content.fact import Fact, Missing
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.standard_sources import StandardSource, read_standard_sources
from pipelines.summary.content.words_in_print import words_in_print

_DECEMBER = 12
_TOLD_YEARS = "found.year between $year - 1 and $year"
_DOUBTED = "疑似元/万元错位，未核实"
# Of a year that was closed before a town's told figures were kept.
_NOT_KEPT = "封存时没有留下镇街公布的数"
_NOT_COUNTED = "没有统计"
_Key = tuple[str, str]


def read_told_years(connection: duckdb.DuckDBPyConnection, year: int) -> pl.DataFrame:
    """What read_told_values gives of a year and the one before it, of all areas."""
    return read_told_values(connection, None, _TOLD_YEARS, year=year)


def read_fact_book(
    connection: duckdb.DuckDBPyConnection,
    told_years: pl.DataFrame,
    as_of_month: date,
    area_code: str,
    area_name: str,
    statuses: Mapping[int, str] | None = None,
    place: str = "",
    overdue: Mapping[int, str] | None = None,
) -> FactBook:
    """The facts of an area's year, and of the year before, as they may be told of it.

    Args:
        connection: the current build.
        told_years: what read_told_years gives of the year.
        as_of_month: first day of the month at whose end the year is looked at.
        area_code: the district or a town.
        area_name: what sentences call it; see FactBook.
        statuses: key work → its status, of those that the area has.
        place: what headlines call it.
        overdue: see FactBook.
    """
    found = told_years.filter(pl.col("area_code") == area_code)
    first, last = date(as_of_month.year - 1, 1, 1), date(as_of_month.year, _DECEMBER, 1)
    doubted = read_doubted_months(connection, first, last, area_code)
    sources = read_standard_sources(connection, as_of_month, area_code)
    told = [_told(row, doubted, sources) for row in found.iter_rows(named=True)]
    listed = connection.execute(
        "select indicator_id, progress_period = 'month' from dim_indicators"
    ).fetchall()
    return FactBook(
        as_of_month=as_of_month,
        area_code=area_code,
        area_name=area_name,
        facts={key: one for key, one in told if isinstance(one, Fact)},
        monthly=frozenset(name for name, is_monthly in listed if is_monthly),
        listed=frozenset(name for name, _ in listed),
        missing={key: one for key, one in told if isinstance(one, Missing)},
        statuses=statuses or {},
        place=place,
        overdue=overdue or {},
        is_guarded=(found["area_level"] != "district").any(),
        kinds_incubated=read_kinds_incubated(connection, as_of_month),
    )


def _told(
    row: dict[str, Any],
    doubted: dict[str, dict[date, Decimal]],
    sources: dict[str, StandardSource],
) -> tuple[_Key, Fact | Missing]:
    indicator, name = row["indicator_id"], row["name_zh"]
    key = indicator, row["period"]
    value = row["value"] if row["value_on"] is None else row["value_on"]
    if value is None:
        otherwise = _NOT_KEPT if row["is_hidden"] else _NOT_COUNTED
        return key, Missing(indicator, name, row["unknown_reason"] or otherwise)
    in_doubt = [
        yuan
        for month, yuan in doubted.get(indicator, {}).items()
        if _first_month(row) <= month <= row["as_of_month"]
    ]
    yuan = sum(in_doubt, Decimal(0)) if in_doubt else None
    if is_doubted(row["value"] or Decimal(0), row["aggregation"], yuan):
        return key, Missing(indicator, name, _DOUBTED)
    source = sources.get(indicator)
    return key, Fact(
        indicator_id=indicator,
        name=name,
        period=row["period"],
        area_code=row["area_code"],
        value=value,
        unit=row["unit"],
        words=words_in_print(indicator, value, row["unit"], _is_rounded(row), row["is_complete"]),
        definition=row["definition"],
        received=row["deliveries_received"],
        expected=row["deliveries_expected"],
        reported_on=row["latest_reported_on"],
        is_complete=row["is_complete"],
        source=source.source if source else "",
        is_verified=source is None or source.is_verified,
        in_force_from=source.in_force_from if source else None,
        base_month=row["base_month"],
    )


def _first_month(row: dict[str, Any]) -> date:
    month: date = row["as_of_month"]
    return month if row["period_kind"] == "month" else month.replace(month=1)


def _is_rounded(row: dict[str, Any]) -> bool:
    return row["area_level"] != "district" and row["small_numbers"] == "people"
