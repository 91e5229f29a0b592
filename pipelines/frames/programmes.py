"""The programmes that pay people, and what is missing or doubted of their lists."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

# In report tables this stands for any programme, and for the whole district among towns.
ALL = "all"


def read_programmes(build: OpenBuild) -> pl.DataFrame:
    """One row per programme that pays: programme_code, name_zh, name_en, lead_section (or null)."""
    return build.frame("""
        select programmes.programme_code, programmes.name_zh, programmes.name_en,
            works.lead_section
        from dim_programmes as programmes
        left join dim_key_works as works on programmes.key_work = works.key_work
        where programmes.entitlement_rule <> 'no_payment'
            or programmes.programme_code in (select programme_code from rpt_spending)
        order by works.key_work is null, works.key_work, programmes.programme_code
    """)


def read_missing_lists(
    build: OpenBuild, as_of: date, programme: str = ALL, town: str = ALL
) -> pl.DataFrame:
    """One row per feed of the programme with lists that did not come: feed, list_count.

    Lists of January to the as-of month, of the town where one is given; most missing first.
    """
    return build.frame(
        """
        select coverage.feed, count(*) as list_count
        from rpt_delivery_coverage as coverage
        where coverage.status = 'missing'
            and coverage.month between date_trunc('year', cast($as_of as date)) and $as_of
            and coverage.feed in (
                select feed from dim_programmes where $programme in ('all', programme_code)
            )
            and ($town = 'all' or coverage.town_code = $town)
        group by coverage.feed
        order by list_count desc, coverage.feed
        """,
        as_of=as_of,
        programme=programme,
        town=town,
    )


def read_doubted_years(
    build: OpenBuild, as_of: date, programme: str = ALL, town: str = ALL
) -> pl.DataFrame:
    """One row per year (this or the last) with amounts that may be 元 for 万元 (check S4): year.

    Findings that were dismissed, or that begin after the as-of month of their year, are left out.
    """
    return build.frame(
        """
        select distinct cast(year(month) as integer) as year
        from rpt_findings
        where check_code = 'S4' and disposition <> '排除'
            and year(month) between year(cast($as_of as date)) - 1 and year(cast($as_of as date))
            and month(month) <= month(cast($as_of as date))
            and $programme in ('all', programme_code)
            and $town in ('all', town_code)
        order by year
        """,
        as_of=as_of,
        programme=programme,
        town=town,
    )
