"""Private welfare institutions at the end of a month: their stage, their beds, their subsidies."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

STAGES = ("申请", "筹办意见书", "设置批准", "法人登记", "运营", "资助")

ANALYST_QUERY = """select institution_name, institution_stage, occurred_on, bed_count
from fct_welfare_institution_stages
order by institution_name, stage_order"""

# Beds count from 设置批准 on, as kw08_beds counts them: an applicant's are a plan.
_INSTITUTIONS = """
with institutions as (
    select
        institution_name,
        max(town_code) as town_code,
        max(stage_order) as stage_order,
        last(institution_stage order by stage_order, occurred_on) as stage,
        last(occurred_on order by stage_order, occurred_on desc) as since_on,
        last(bed_count order by occurred_on, stage_order) filter (where bed_count is not null)
            as stated_beds
    from fct_welfare_institution_stages
    where occurred_month <= $as_of
    group by institution_name
),

subsidies as (
    select payee as institution_name, cast(sum(net_paid_yuan) as decimal(18, 2)) as subsidy_yuan
    from fct_fund_entries
    where fund = '民办福利机构资助' and is_latest and paid_month <= $as_of and entry <> '预算安排'
    group by payee
),

standing as (
    select
        *,
        case when stage_order >= 3 then stated_beds end as counted_beds,
        case when stage_order < 3 then stated_beds end as planned_beds
    from institutions
)
"""


def read_institutions(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per institution known by the end of the month, the furthest first.

    Columns: institution_name, town_name (null: unknown), stage (STAGES), since_on (first day of
    the stage), counted_beds (licensed; null: not licensed or not stated), planned_beds (null:
    licensed or not stated), subsidy_yuan (of the funds' ledger; null: none).
    """
    query = f"""
        {_INSTITUTIONS}
        select institution_name, town_name, stage, since_on, counted_beds, planned_beds,
            subsidy_yuan
        from standing
        left join (
            select area_code as town_code, max(area_name) as town_name from dim_areas group by 1
        ) using (town_code)
        left join subsidies using (institution_name)
        order by stage_order desc, since_on, institution_name
    """  # noqa: S608 - the text is this module's own, values are bound
    return build.frame(query, as_of=as_of)


def read_institution_stages(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per stage, in order: the institutions that stand there at the end of the month.

    Columns: stage (STAGES), institution_count, counted_beds, planned_beds (0: none).
    """
    query = f"""
        {_INSTITUTIONS}
        select stage, count(*) as institution_count, sum(counted_beds) as counted_beds,
            sum(planned_beds) as planned_beds
        from standing
        group by stage
    """  # noqa: S608
    found = build.frame(query, as_of=as_of)
    if found.is_empty():
        return found
    stages = pl.DataFrame({"stage": STAGES})
    counts = pl.exclude("stage").fill_null(0).cast(pl.Int64)
    return stages.join(found, on="stage", how="left", maintain_order="left").with_columns(counts)
