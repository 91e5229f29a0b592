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


def read_told_cells(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per programme or all, and town or all: whether lists tell of it.

    Columns: programme_code, town_code, is_told (a list or a nil return of the year up to the
    as-of month came), is_last_year_told (of the last year). What is told of and has no payments
    is 0; else it is unknown. A list of a district section tells of every town.
    """
    return build.frame(
        """
        with feeds as (
            select programme_code, feed from dim_programmes
            where entitlement_rule <> 'no_payment'
                or programme_code in (select programme_code from rpt_spending)
            union all
            select distinct 'all' as programme_code, feed from dim_programmes
        ),
        towns as (
            select area_code as town_code, parent_code from dim_areas where area_level = 'town'
            union all
            select 'all' as town_code, null as parent_code
        ),
        lists as (
            select feed, town_code,
                month between date_trunc('year', cast($as_of as date)) and $as_of as is_this_year,
                year(month) = year(cast($as_of as date)) - 1 as is_last_year
            from rpt_delivery_coverage where status <> 'missing'
        )
        select feeds.programme_code, towns.town_code,
            coalesce(bool_or(lists.is_this_year), false) as is_told,
            coalesce(bool_or(lists.is_last_year), false) as is_last_year_told
        from feeds
        cross join towns
        left join lists on feeds.feed = lists.feed
            and (
                towns.town_code in ('all', lists.town_code)
                or towns.parent_code = lists.town_code
            )
        group by feeds.programme_code, towns.town_code
        """,
        as_of=as_of,
    )


def fill_told(
    frame: pl.DataFrame, this_year: tuple[str, ...], last_year: tuple[str, ...]
) -> pl.DataFrame:
    """The frame of read_told_cells joined to figures: 0 where lists tell of none, else null.

    Args:
        frame: figures with is_told and is_last_year_told of the same cell; null: no town's own
            cell, whose figures are what is known.
        this_year: columns of the year; null where no payment was made.
        last_year: columns that compare with the last year; null where its lists tell nothing.
    """
    told = frame.with_columns(pl.col("is_told", "is_last_year_told").fill_null(True))
    filled = [
        pl.when("is_told").then(pl.col(name).fill_null(0)).otherwise(pl.col(name))
        for name in this_year
    ]
    compared = [pl.when("is_last_year_told").then(pl.col(name).fill_null(0)) for name in last_year]
    return told.with_columns(*filled, *compared).drop("is_told", "is_last_year_told")
