"""The deliveries that figures stand on: which came, late or in time, and which are missing."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

# A register speaks of its quarter, a yearly list of its year (docs/decisions.md, 12); what only
# the district delivers is needed by each town.
_NEEDED = """
with cadences as (
    select feed, max(cadence) as cadence, bool_or(deliverer_level = 'town') as is_of_towns
    from expected_deliveries
    group by feed
),

own_windows as (
    select
        feeds.feed,
        case
            when indicators.window_kind = 'until' then date '1900-01-01'
            when indicators.progress_period = 'month' or indicators.window_kind = 'last_month'
                then $as_of_month
            else date_trunc('year', $as_of_month)
        end as first_month,
        $as_of_month as last_month
    from indicators
    inner join indicator_feeds as feeds on indicators.indicator_id = feeds.indicator_id
    where indicators.indicator_id = $indicator_id
),

windows as (
    select * from own_windows
    union all
    -- A comparison stands on the month it compares with, too.
    select own_windows.feed, indicators.base_month, indicators.base_month
    from own_windows
    inner join indicators on indicators.indicator_id = $indicator_id
    where indicators.base_month is not null
    union all
    select 'milestones', date '1900-01-01', as_of_month
    from rpt_key_work_progress
    where
        indicator_id = $indicator_id and as_of_month = $as_of_month
        and area_code = $area_code and milestones_asked > 0
),

deliveries as (
    select
        coverage.*,
        cadences.is_of_towns,
        case cadences.cadence
            when 'yearly' then date_trunc('year', coverage.month)
            when 'register' then coverage.month - interval 2 month
            else coverage.month
        end as first_month,
        case cadences.cadence
            when 'yearly' then date_trunc('year', coverage.month) + interval 11 month
            else coverage.month
        end as last_month
    from rpt_delivery_coverage as coverage
    inner join cadences on coverage.feed = cadences.feed
)

select distinct
    deliveries.status <> 'missing' as has_come,
    deliveries.feed,
    deliveries.feed_name,
    deliveries.town_code,
    deliveries.area_name,
    deliveries.month,
    deliveries.status,
    deliveries.received_on,
    deliveries.due_on
from deliveries
inner join windows
    on
        deliveries.feed = windows.feed
        and deliveries.first_month <= windows.last_month
        and deliveries.last_month >= windows.first_month
where
    deliveries.town_code in (select town_code from area_rollup where area_code = $area_code)
    or not deliveries.is_of_towns
order by has_come, deliveries.month desc, deliveries.feed, deliveries.town_code
"""
_OF_A_TOWN = """
select feed, feed_name, month, status, received_on, due_on
from rpt_delivery_coverage
where
    town_code = $town_code
    and month between date_trunc('year', $as_of_month) and $as_of_month
order by feed_name, month
"""


def read_needed_deliveries(
    build: OpenBuild, indicator_id: str, area_code: str, as_of_month: date
) -> pl.DataFrame:
    """One row per delivery that an indicator's value of progress needs, the missing first.

    Args:
        build: the build that is read.
        indicator_id: the indicator; one that stands on no delivery gives no rows.
        area_code: the district or a town.
        as_of_month: first day of the month at whose end the value is looked at.

    Returns:
        Columns feed, feed_name, town_code, area_name (who delivers), month (that it is expected
        for), status (on_time, late, undated, nil, missing), received_on, due_on. How many rows a
        list has is not among them: of a small town that is a small number of people.
    """
    found = build.frame(
        _NEEDED, indicator_id=indicator_id, area_code=area_code, as_of_month=as_of_month
    )
    return found.drop("has_come")


def read_town_coverage(build: OpenBuild, town_code: str, as_of_month: date) -> pl.DataFrame:
    """One row per form and month of the year so far that a town is to deliver.

    Columns feed, feed_name, month, status (on_time, late, undated, nil, missing), received_on,
    due_on.
    """
    return build.frame(_OF_A_TOWN, town_code=town_code, as_of_month=as_of_month)
