"""Findings and missing deliveries of the current build, by deliverer, with names from the vault."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from pipelines.build.current import connect_to
from pipelines.workbooks.returns.town_return import (
    FINDING_COLUMNS,
    MISSING_COLUMNS,
    DelivererName,
)

# What was settled is not asked about again.
_FINDINGS = """
select
    findings.finding_id as "编号",
    findings.check_code || coalesce(' ' || checks.name_zh, '') as "检查",
    programmes.name_zh as "项目",
    strftime(findings.first_month, '%Y-%m') as "首月",
    cast(findings.month_count as varchar) as "月数",
    findings.subject_key,
    findings.evidence as "依据",
    findings.how_to_fix as "怎么办",
    cast(findings.amount_at_risk_yuan as varchar) as "涉及金额",
    findings.disposition as "现状",
    findings.town_code
from main.fct_findings as findings
left join main.checks as checks on findings.check_code = checks.check_code
left join main.dim_programmes as programmes
    on findings.programme_code = programmes.programme_code
where findings.disposition is null or findings.disposition not in ('已整改', '排除')
order by findings.town_code, findings.check_code, findings.first_month, findings.finding_id
"""
_HEADS = "select household_id, min(person_key) from main.fct_household_months group by 1"
_MISSING = """
select
    feed_name as "报表",
    strftime(month, '%Y-%m') as "所属月",
    cast(due_on as varchar) as "应报日期",
    cast(received_on as varchar) as "报送日期",
    case status when 'late' then '迟报' else '未报' end as "情况",
    feed,
    town_code
from main.rpt_delivery_coverage
where status in ('late', 'missing')
order by town_code, status desc, month desc, feed
"""


def gather_findings(database: Path, people: pl.DataFrame) -> dict[DelivererName, pl.DataFrame]:
    """The findings that are not settled, by town; FINDING_COLUMNS.

    A household is told by its head; what is no person stands as it is called.

    Args:
        database: of the current build.
        people: person_key, id_no, name of everybody in the vault.
    """
    with connect_to(database) as connection:
        if not _has_tables(connection, "fct_findings", "checks", "dim_programmes"):
            return {}
        found = _frame(connection, _FINDINGS)
        heads = {}
        if _has_tables(connection, "fct_household_months"):
            heads = dict(connection.execute(_HEADS).fetchall())
    person = pl.coalesce(
        pl.col("subject_key").replace_strict(heads, default=None, return_dtype=pl.String),
        "subject_key",
    )
    named = found.with_columns(person.alias("person_key")).join(
        _names(people), on="person_key", how="left", maintain_order="left"
    )
    told = named.with_columns(
        pl.coalesce("name", pl.when(pl.col("id_no").is_null()).then("subject_key")).alias("对象"),
        pl.col("id_no").alias("身份证号"),
    )
    return _by_town(told, FINDING_COLUMNS)


def gather_missing(
    database: Path, sections: dict[tuple[str, str], str | None]
) -> dict[DelivererName, pl.DataFrame]:
    """Late and missing deliveries, by deliverer; MISSING_COLUMNS.

    Args:
        database: of the current build.
        sections: the section that last delivered a feed, by area code and feed.
    """
    with connect_to(database) as connection:
        if not _has_tables(connection, "rpt_delivery_coverage"):
            return {}
        found = _frame(connection, _MISSING)
    whose = found.select("town_code", "feed").unique().rows()
    own = pl.DataFrame(
        [(code, feed, sections.get((code, feed))) for code, feed in whose],
        schema=dict.fromkeys(("town_code", "feed", "section"), pl.String),
        orient="row",
    )
    placed = found.join(own, on=["town_code", "feed"], how="left", maintain_order="left")
    return _by_town(placed, MISSING_COLUMNS)


def _has_tables(connection: duckdb.DuckDBPyConnection, *names: str) -> bool:
    query = "select table_name from information_schema.tables where table_schema = 'main'"
    return set(names) <= {name for (name,) in connection.execute(query).fetchall()}


def _frame(connection: duckdb.DuckDBPyConnection, query: str) -> pl.DataFrame:
    cursor = connection.execute(query)
    schema = {column[0]: pl.String for column in cursor.description}
    return pl.DataFrame(cursor.fetchall(), schema=schema, orient="row")


def _names(people: pl.DataFrame) -> pl.DataFrame:
    """One row a person: all names it is listed under, and its number."""
    return people.group_by("person_key").agg(
        pl.col("name").drop_nulls().unique().sort().str.join("、"),
        pl.col("id_no").drop_nulls().sort().last(),
    )


def _by_town(told: pl.DataFrame, columns: tuple[str, ...]) -> dict[DelivererName, pl.DataFrame]:
    if "section" not in told.columns:
        told = told.with_columns(pl.lit(None, pl.String).alias("section"))
    found = {}
    for (code, section), part in told.group_by("town_code", "section", maintain_order=True):
        numbers = pl.int_range(1, pl.len() + 1).cast(pl.String).alias("编号")
        part = part if "编号" in part.columns else part.with_columns(numbers)
        found[code, section] = part.select(columns)
    return found
