"""A made-up build as the summary reads it: two towns, and no year closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

WORKS = Path(__file__).parents[1] / "frames" / "works"
TABLES = """
    create table dim_indicators as select *, 'sum' as aggregation from indicators;
    create table programmes (programme_code varchar, feed varchar);
    create table dim_area_standards (
        standard varchar, area_code varchar, source varchar, verified boolean,
        valid_from date, first_month date, last_month date
    );
    create table fct_incubation_stages (
        organisation_name varchar, organisation_category varchar, incubation_stage varchar,
        stage_order integer, occurred_on date, occurred_month date
    );
    create table fct_deliveries (
        delivery_id varchar, deliverer_code varchar, feed varchar, period_start date
    );
    create table feeds (feed varchar, name_zh varchar);
    create table if not exists indicator_feeds (indicator_id varchar, feed varchar);
    create table rpt_findings (
        check_code varchar, programme_code varchar, town_code varchar, month date,
        disposition varchar, amount_at_risk_yuan decimal(18, 2)
    );
    create table rpt_restatements (
        year integer, indicator_id varchar, period varchar, area_code varchar,
        closed_value decimal(20, 6), closed_value_on date, current_value decimal(20, 6),
        current_value_on date, changed_deliveries varchar
    )
"""


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for file in ("values.sql", "stated.sql"):
            connection.execute((WORKS / file).read_text(encoding="utf-8"))
        connection.execute(TABLES)
        yield connection
