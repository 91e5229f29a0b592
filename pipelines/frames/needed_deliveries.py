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

windows as (
    select
        indicator_id,
        case
            when window_kind = 'until' then date '1900-01-01'
            when progress_period = 'month' or window_kind = 'last_month' then $as_of_month
            else date_trunc('year', $as_of_month)
        end as first_month
    from indicators
    where indicator_id = $indicator_id
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

select
    deliveries.feed,
    deliveries.feed_name,
    deliveries.town_code,
    deliveries.area_name,
    deliveries.month,
    deliveries.status,
    deliveries.received_on,
    deliveries.due_on,
    deliveries.row_count
from deliveries
inner join indicator_feeds on deliveries.feed = indicator_feeds.feed
inner join windows on indicator_feeds.indicator_id = windows.indicator_id
where
    deliveries.first_month <= $as_of_month and deliveries.last_month >= windows.first_month
    and (
        deliveries.town_code in (select town_code from area_rollup where area_code = $area_code)
        or not deliveries.is_of_towns
    )
order by
    deliveries.status <> 'missing', deliveries.month desc, deliveries.feed, deliveries.town_code
"""
_OF_A_TOWN = """
select feed, feed_name, month, status, received_on, due_on, row_count
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
        for), status (on_time, late, undated, nil, missing), received_on, due_on, row_count.
    """
    return build.frame(
        _NEEDED, indicator_id=indicator_id, area_code=area_code, as_of_month=as_of_month
    )


def read_town_coverage(build: OpenBuild, town_code: str, as_of_month: date) -> pl.DataFrame:
    """One row per form and month of the year so far that a town is to deliver.

    Columns feed, feed_name, month, status (on_time, late, undated, nil, missing), received_on,
    due_on, row_count.
    """
    return build.frame(_OF_A_TOWN, town_code=town_code, as_of_month=as_of_month)
