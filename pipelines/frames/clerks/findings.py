"""Findings counted: by check, by group and answer, by town and month; and the checks' results."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

# The letters of check codes in the order of docs/oversight.md.
GROUPS = "IDOTEMFSN"
_CHOSEN = """
    ($check is null or check_code = $check or left(check_code, 1) = $check)
    and ($town is null or town_code = $town)
    and ($programme is null or coalesce(programme_code, 'none') = $programme)
    and ($disposition is null or disposition = $disposition)
    and ($first is null or month between $first and $last)
"""
_COUNTS = f"""
with chosen as (
    select
        check_code,
        sum(finding_count) as finding_count,
        sum(finding_count) filter (where disposition = '未核实') as open_count,
        sum(amount_at_risk_yuan) as amount_at_risk_yuan,
        sum(recovered_yuan) as recovered_yuan
    from rpt_findings
    where {_CHOSEN}
    group by check_code
)
select
    check_code, left(check_code, 1) as check_group, name_zh, name_en,
    cast(coalesce(finding_count, 0) as bigint) as finding_count,
    cast(coalesce(open_count, 0) as bigint) as open_count,
    cast(amount_at_risk_yuan as decimal(18, 2)) as amount_at_risk_yuan,
    cast(recovered_yuan as decimal(18, 2)) as recovered_yuan
from checks
left join chosen using (check_code)
where $check is null or check_code = $check or left(check_code, 1) = $check
order by strpos('{GROUPS}', check_group), check_code
"""  # noqa: S608 - the text is this module's own, values are bound
_BY_GROUP = f"""
select
    left(check_code, 1) as check_group,
    disposition,
    cast(sum(finding_count) as bigint) as finding_count
from rpt_findings
where {_CHOSEN}
group by 1, 2
order by strpos('{GROUPS}', check_group), strpos('未核实核实属实已整改排除', disposition)
"""  # noqa: S608
_BY_TOWN = f"""
with counted as (
    select town_code, month, sum(finding_count) as finding_count
    from rpt_findings
    where {_CHOSEN}
    group by 1, 2
)
select
    area_name, months.month, cast(coalesce(finding_count, 0) as bigint) as finding_count
from dim_areas
cross join dim_months as months
left join counted on counted.town_code = area_code and counted.month = months.month
where
    area_level in ('district', 'town')
    and months.month between $first and $last
    and ($town is null or area_code = $town)
order by area_level = 'town', area_code, months.month
"""  # noqa: S608


def read_checks(build: OpenBuild) -> pl.DataFrame:
    """One row per check: check_code, check_group (its letter), name_zh, name_en; by group."""
    build.admit("clerks")
    return build.frame(f"""
        select check_code, left(check_code, 1) as check_group, name_zh, name_en
        from checks
        order by strpos('{GROUPS}', check_group), check_code
    """)  # noqa: S608


def read_doubted_programmes(build: OpenBuild) -> pl.DataFrame:
    """One row per programme with findings: programme_code, name_zh, name_en."""
    build.admit("clerks")
    return build.frame("""
        select programme_code, name_zh, name_en
        from dim_programmes
        where programme_code in (select programme_code from rpt_findings)
        order by programme_code
    """)


def read_doubted_others(build: OpenBuild) -> pl.DataFrame:
    """The district itself and the unknown place, where findings are theirs: area_code, area_name.

    At most two rows.
    """
    build.admit("clerks")
    return build.frame("""
        select area_code, area_name
        from dim_areas
        where
            (area_level = 'district' or is_unknown)
            and area_code in (select town_code from rpt_findings)
        order by area_level = 'town', area_code
    """)


def read_check_counts(build: OpenBuild, **chosen: str | date | None) -> pl.DataFrame:
    """One row per check that is chosen, those without findings too.

    Args:
        build: the build to read.
        chosen: check (a code, or the letter of a group), town, programme (its code, or none),
            disposition, first and last (months in which findings begin); null: any.

    Returns:
        check_code, check_group, name_zh, name_en, finding_count and open_count (findings),
        amount_at_risk_yuan and recovered_yuan (yuan; null: none has an amount). Yuan of different
        checks may be the same money.
    """
    build.admit("clerks")
    return build.frame(_COUNTS, **chosen)


def read_group_counts(build: OpenBuild, **chosen: str | date | None) -> pl.DataFrame:
    """One row per group of checks and answer: check_group, disposition, finding_count.

    `chosen` is as for read_check_counts.
    """
    build.admit("clerks")
    return build.frame(_BY_GROUP, **chosen)


def read_town_counts(build: OpenBuild, **chosen: str | date | None) -> pl.DataFrame:
    """One row per place and month from `first` to `last`: area_name, month, finding_count.

    `chosen` is as for read_check_counts; first and last are given. The district stands for what
    is its own, not for the sum.
    """
    build.admit("clerks")
    return build.frame(_BY_TOWN, **chosen)


def read_check_results(
    build: OpenBuild, check: str | None, town: str | None, first: date, last: date
) -> pl.DataFrame:
    """One row per check and month: what the check found in the town, or in all of them.

    Returns:
        check_code, name_zh, name_en, month, status (疑点 if any town has findings, else 通过 if any
        had rows to examine, else 不适用), examined_count (rows), finding_count (findings).
    """
    build.admit("clerks")
    return build.frame(
        f"""
        select
            check_code, any_value(name_zh) as name_zh, any_value(name_en) as name_en, month,
            case
                when sum(finding_count) > 0 then '疑点'
                when bool_or(status = '通过') then '通过'
                else '不适用'
            end as status,
            cast(sum(examined_count) as bigint) as examined_count,
            cast(sum(finding_count) as bigint) as finding_count
        from rpt_check_results
        inner join checks using (check_code)
        where
            ($check is null or check_code = $check or left(check_code, 1) = $check)
            and ($town is null or town_code = $town)
            and month between $first and $last
        group by check_code, month
        order by strpos('{GROUPS}', left(check_code, 1)), check_code, month
        """,  # noqa: S608
        check=check,
        town=town,
        first=first,
        last=last,
    )
