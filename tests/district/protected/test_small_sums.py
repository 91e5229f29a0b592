"""A whole district's pages tell no small sum of a town to one who writes all of them down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from pipelines.data_folder import DataFolder
from pipelines.frames.open_build import BuildDoor, OpenBuild
from pipelines.frames.programmes import read_programmes
from pipelines.frames.subjects.spending import (
    read_spending_by_month,
    read_spending_by_month_and_programme,
    read_spending_grid,
)
from pipelines.frames.works.indicators import read_indicator_values
from pipelines.frames.works.standing import read_standing
from pipelines.frames.works.told_values import read_told_values
from pipelines.frames.works.town_money import read_town_spending
from tests.district.made_district import District
from tests.frames.disclosure.attack import ALL, Reader, Sum

# Every run of months of a year, with how many people had money and the largest one's part of it.
_SMALL = """
    with payments as (
        select programme_code as measure, town_code, person_key as one, paid_month, amount_yuan
        from fct_payments where year(paid_month) = $year
        union all by name
        select 'kw09_' || part as measure, town_code, paid_month, amount_yuan,
            case donor_kind when '匿名' then delivery_id || source_row else donor_key end as one
        from (
            select *, received_month as paid_month from (
                unpivot (from fct_donations select town_code, donor_kind, donor_key, delivery_id,
                    source_row, received_month, pledged_yuan as pledged, received_yuan as received)
                on pledged, received into name part value amount_yuan
            )
        ) where year(paid_month) = $year
    ),
    sides as (
        select measure, town_code, one, month(paid_month) as month, amount_yuan from payments
        union all
        select 'all', town_code, one, month(paid_month), amount_yuan from payments
        where not starts_with(measure, 'kw09')
    ),
    months as (
        select measure, town_code, one, month, sum(amount_yuan) as yuan from sides group by all
    ),
    windows as (
        select f.month as first, l.month as last
        from range(1, 13) as f(month), range(1, 13) as l(month) where f.month <= l.month
    ),
    people as (
        select measure, town_code, first, last, one, sum(yuan) as yuan
        from months inner join windows on month between first and last group by all
    )
    select measure, town_code, first, last from people
    group by all
    having count(*) filter (yuan > 0) < 8 or max(yuan) > 0.75 * sum(yuan)
"""
_CELLS = """
    select programme_code, town_code, cast(month(as_of_month) as integer)
    from rpt_spending_periods
    where period_kind = 'month' and amount_yuan <> 0 and year(as_of_month) = $year
        and town_code <> 'all' and programme_code <> 'all'
    union all
    select indicator_id, area_code, cast(month(as_of_month) as integer)
    from rpt_indicator_values inner join dim_areas using (area_code)
    where period_kind = 'month' and value <> 0 and year(as_of_month) = $year
        and area_level = 'town' and indicator_id in ('kw09_pledged', 'kw09_received')
"""
_MEASURES = """
    select indicators.indicator_id,
        coalesce(programmes.programme_code, indicators.indicator_id) as measure
    from indicators left join dim_programmes as programmes using (key_work)
    where small_numbers = 'money' and unit = '元' and indicator_id <> 'kw09_remitted'
"""


@pytest.fixture(scope="module")
def build(first_district: District) -> OpenBuild:
    """The current build as pages have it."""
    return BuildDoor(DataFolder(first_district.data)).current("leader")


@pytest.mark.parametrize("year", [2012, 2013, 2014])
def test_no_small_sum_follows_from_all_that_pages_and_texts_show(build: OpenBuild, year: int):
    reader, small = reader_of(build, year), small_sums(build, year)
    told = reader.told_below_the_district(small)
    print(f"{year}: {len(reader.seen)} sums seen, {len(small)} small, {len(told)} told")
    assert len(reader.seen) > 200
    assert len(small) > 30
    assert told == []


def small_sums(build: OpenBuild, year: int) -> list[Sum]:
    return [Sum(*row) for row in build.frame(_SMALL, year=year).iter_rows()]


def reader_of(build: OpenBuild, year: int) -> Reader:
    """One who opened every page at every month, in every town and programme."""
    reader = Reader(tuple(build.frame(_CELLS, year=year).iter_rows()))
    for read in (_grids, _months, _indicators):
        read(build, year, reader.seen.add)
    return reader


def _months_of(build: OpenBuild, year: int) -> list[date]:
    query = "select month from dim_months where year in ($year, $year + 1) order by 1"
    return build.frame(query, year=year)["month"].to_list()


def _grids(build: OpenBuild, year: int, see: Callable[[Sum], None]) -> None:
    for month in _months_of(build, year):
        column = "amount_yuan" if month.year == year else "last_year_yuan"
        shown = read_spending_grid(build, month).drop_nulls(column)
        for row in shown.iter_rows(named=True):
            see(Sum(row["programme_code"], row["town_code"], 1, month.month))
        if month.year > year:
            continue
        codes = dict(build.frame("select name_zh, programme_code from dim_programmes").iter_rows())
        for town in shown.filter(pl.col("town_code") != ALL)["town_code"].unique():
            card = read_town_spending(build, town, month).drop_nulls("amount_yuan")
            for name in card["name_zh"]:
                see(Sum(codes[name], town, 1, month.month))


def _months(build: OpenBuild, year: int, see: Callable[[Sum], None]) -> None:
    last = max(month for month in _months_of(build, year) if month.year == year)
    programmes = [*read_programmes(build)["programme_code"], ALL]
    towns = [*build.frame("select distinct town_code from rpt_spending_periods")["town_code"], ALL]
    for programme in programmes:
        for town in towns:
            found = read_spending_by_month(build, last, programme, town)
            for row in found.filter(pl.col("year") == year).iter_rows(named=True):
                if row["amount_yuan"] is not None:
                    see(Sum(programme, town, row["month_number"], row["month_number"]))
                if row["to_date_yuan"] is not None:
                    see(Sum(programme, town, 1, row["month_number"]))
    for row in read_spending_by_month_and_programme(build, last).iter_rows(named=True):
        see(Sum(row["programme_code"], ALL, row["month"].month, row["month"].month))


def _indicators(build: OpenBuild, year: int, see: Callable[[Sum], None]) -> None:
    measures = dict(build.frame(_MEASURES).iter_rows())
    standing = [
        read_standing(build, month, area)
        for month in _months_of(build, year)
        if month.year == year
        for area in build.frame("select area_code from dim_areas where area_level = 'town'")[
            "area_code"
        ]
    ]
    shown = [
        read_indicator_values(build).filter(pl.col("year") == year),
        read_told_values(build.connection, None, "found.year = $year", year=year),
        *(rows.with_columns(period_kind=pl.lit("to_date")) for rows in standing),
    ]
    for frame in shown:
        of_money = frame.filter(pl.col("indicator_id").is_in(measures)).drop_nulls("value")
        for row in of_money.iter_rows(named=True):
            last = row["as_of_month"].month
            first = last if row["period_kind"] == "month" else 1
            town = ALL if row["area_level"] == "district" else row["area_code"]
            see(Sum(measures[row["indicator_id"]], town, first, last))
