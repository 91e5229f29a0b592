"""Whether lists tell of a figure: what is told of and has no payments is 0, else unknown."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL

# A list of a district section tells of every town.
_LISTS = """
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
        select feeds.programme_code, towns.town_code, coverage.month
        from feeds
        cross join towns
        left join rpt_delivery_coverage as coverage
            on feeds.feed = coverage.feed and coverage.status <> 'missing'
            and (
                towns.town_code in ('all', coverage.town_code)
                or towns.parent_code = coverage.town_code
            )
    )
"""
_CELLS = """
    select programme_code, town_code,
        coalesce(
            bool_or(month between date_trunc('year', cast($as_of as date)) and $as_of), false
        ) as is_told,
        coalesce(bool_or(year(month) = year(cast($as_of as date)) - 1), false)
            as is_last_year_told
    from lists
    group by programme_code, town_code
"""
_MONTHS = """
    select calendar.month, cells.programme_code, bool_or(lists.month is not null) as is_told
    from dim_months as calendar
    cross join (select distinct programme_code from feeds) as cells
    left join lists on lists.month = calendar.month
        and lists.programme_code = cells.programme_code and lists.town_code = $town
    where calendar.year between year(cast($as_of as date)) - 1 and year(cast($as_of as date))
        and calendar.month_number <= month(cast($as_of as date))
    group by calendar.month, cells.programme_code
    order by calendar.month, cells.programme_code
"""


def read_told_cells(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per programme or all, and town or all: whether lists tell of it.

    Columns: programme_code, town_code, is_told (a list or a nil return of the year up to the
    as-of month came), is_last_year_told (of the last year).
    """
    return build.frame(_LISTS + _CELLS, as_of=as_of)


def read_told_months(build: OpenBuild, as_of: date, town: str = ALL) -> pl.DataFrame:
    """One row per programme or all, and month of this and the last year up to the as-of month.

    Columns: month, programme_code, is_told (a list or a nil return of that month came).
    """
    return build.frame(_LISTS + _MONTHS, as_of=as_of, town=town)


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
