"""Findings one by one, for clerks: keyed, exact, never kept beyond the run that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import polars as pl

from pipelines.frames.open_build import OpenBuild

_SHORTEST_NAME = 8
_COLUMNS = """
    findings.finding_id, findings.check_code, checks.name_zh, checks.name_en,
    findings.subject_key, findings.programme_code,
    programmes.name_zh as programme_zh, programmes.name_en as programme_en,
    findings.town_code, areas.area_name, findings.first_month, findings.last_month,
    findings.month_count, findings.row_count, findings.amount_at_risk_yuan, findings.evidence,
    findings.how_to_fix, findings.disposition, findings.recovered_yuan, findings.recovered_on,
    findings.decided_by, findings.decided_on, findings.valid_until,
    findings.is_disposition_expired
"""
_FROM = """
from fct_findings as findings
inner join checks on findings.check_code = checks.check_code
left join dim_programmes as programmes on findings.programme_code = programmes.programme_code
left join dim_areas as areas
    on findings.town_code = areas.area_code and areas.area_level in ('district', 'town')
"""


def read_findings(
    build: OpenBuild, most: int, least_yuan: Decimal | int = 0, **chosen: str | date | None
) -> pl.DataFrame:
    """The chosen findings, those with most money first.

    Args:
        build: the build to read.
        most: how many rows to give.
        least_yuan: the smallest amount at risk, yuan; 0: those without an amount too.
        chosen: as for pipelines.frames.clerks.findings.read_check_counts.

    Returns:
        One row per finding: the columns of fct_findings, with name_zh and name_en of the check,
        programme_zh, programme_en and area_name; chosen_count: how many were chosen in all.
    """
    build.admit("clerks")
    # The few that are shown are known before their sentences are read.
    query = f"""
        with chosen as (
            select finding_id, check_code, first_month, amount_at_risk_yuan
            from fct_findings
            where
                ($check is null or check_code = $check or left(check_code, 1) = $check)
                and ($town is null or town_code = $town)
                and ($programme is null or coalesce(programme_code, 'none') = $programme)
                and ($disposition is null or disposition = $disposition)
                and ($first is null or first_month between $first and $last)
                and ($least = 0 or amount_at_risk_yuan >= $least)
        ),
        shown as (
            select finding_id
            from chosen
            order by amount_at_risk_yuan desc nulls last, check_code, first_month, finding_id
            limit $most
        )
        select {_COLUMNS}, (select count(*) from chosen) as chosen_count
        {_FROM}
        where findings.finding_id in (select finding_id from shown)
        order by findings.amount_at_risk_yuan desc nulls last, findings.check_code,
            findings.first_month, findings.finding_id
    """  # noqa: S608 - the text is this module's own, values are bound
    return build.frame(query, most=most, least=least_yuan, **chosen)


def read_finding(build: OpenBuild, name: str) -> pl.DataFrame:
    """The findings of that id, or whose id begins so: 0, 1 or more rows as of read_findings.

    A beginning has 8 characters or more.
    """
    build.admit("clerks")
    query = f"""
        select {_COLUMNS}
        {_FROM}
        where findings.finding_id = $name
            or (length($name) >= {_SHORTEST_NAME} and starts_with(findings.finding_id, $name))
        limit 2
    """
    return build.frame(query, name=name.strip())


def read_findings_of(build: OpenBuild, ids: Sequence[str]) -> pl.DataFrame:
    """The findings of those ids that the build has, as of read_findings."""
    build.admit("clerks")
    query = f"select {_COLUMNS} {_FROM} where findings.finding_id in (select unnest($ids))"
    return build.frame(query, ids=list(ids) or [""])


def read_finding_rows(build: OpenBuild, finding_id: str) -> pl.DataFrame:
    """One row per row of a delivery that the finding stands on, by month.

    Returns:
        month, area_name, detail (a Chinese clause), amount_at_risk_yuan (yuan), delivery (the
        first 8 characters of its id), source_sheet, source_row.
    """
    build.admit("clerks")
    return build.frame(
        """
        select
            month, area_name, detail, amount_at_risk_yuan,
            left(delivery_id, 8) as delivery, source_sheet, source_row
        from fct_finding_rows as finding_rows
        left join dim_areas as areas
            on finding_rows.town_code = areas.area_code
            and areas.area_level in ('district', 'town')
        where finding_id = $finding_id
        order by month nulls last, delivery, source_sheet, source_row, detail
        """,
        finding_id=finding_id,
    )
