"""Programmes' money and people by month and year, in the shape of indicators' values."""

from __future__ import annotations

from decimal import Decimal

import duckdb

from pipelines.factcheck.tying.name_periods import Kind

SPENDING, RECIPIENTS = "spending", "recipients"
_ALL = "all"
_PROGRAMMES = "select programme_code, name_zh, unit_of_count from dim_programmes"
_PERIODS = """
    select
        programme_code,
        case
            when period_kind = 'month' then strftime(as_of_month, '%Y-%m')
            when month(as_of_month) = 12 then strftime(as_of_month, '%Y')
            else strftime(as_of_month, '%Y-01/%Y-%m')
        end,
        town_code, people_count, cast(amount_yuan as varchar)
    from rpt_spending_periods
    where programme_code <> 'all' and year(as_of_month) between $year - 1 and $year + 1
"""
_UNITS = {"household": "户", "person": "人"}


def read_programme_values(
    connection: duckdb.DuckDBPyConnection, year: int, district: str
) -> dict[tuple[str, str, str], Decimal]:
    """(spending_… or recipients_…, period, area) → yuan, or the different people or heads."""
    values = {}
    for programme, period, town, people, yuan in connection.execute(
        _PERIODS, {"year": year}
    ).fetchall():
        area = district if town == _ALL else town
        values[f"{SPENDING}_{programme}", period, area] = Decimal(yuan)
        values[f"{RECIPIENTS}_{programme}", period, area] = Decimal(people)
    return values


def read_programme_kinds(
    connection: duckdb.DuckDBPyConnection,
) -> dict[str, tuple[Kind, str, str]]:
    """spending_… or recipients_… → how it is counted, its Chinese name, its unit."""
    found = {}
    for code, name, counted in connection.execute(_PROGRAMMES).fetchall():
        found[f"{SPENDING}_{code}"] = (Kind("flow", True), f"{name}发放金额", "元")
        found[f"{RECIPIENTS}_{code}"] = (Kind("month", True), f"{name}发放对象", _UNITS[counted])
    return found
