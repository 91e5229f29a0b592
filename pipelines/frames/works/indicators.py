"""Values of indicators as leaders may see them: small numbers below the district are guarded."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.guard_values import guard_values

# A work's indicators of all areas: what of them tells a hidden sum is hidden with it.
_VALUES = """
select
    found.indicator_id,
    found.period,
    found.period_kind,
    found.year,
    found.as_of_month,
    found.area_code,
    found.area_name,
    areas.area_level,
    found.unit,
    found.value,
    found.value_on,
    found.numerator,
    found.denominator,
    found.is_complete,
    found.unknown_reason,
    found.deliveries_expected,
    found.deliveries_received,
    found.deliveries_late,
    found.missing_deliveries,
    found.latest_reported_on,
    indicators.key_work,
    indicators.small_numbers,
    coalesce(programmes.programme_code, found.indicator_id) as measure,
    coalesce(recipients.people_count, case when found.value <> 0 then 1 end) as people_count,
    recipients.largest_share_ratio
from rpt_indicator_values as found
inner join indicators on found.indicator_id = indicators.indicator_id
inner join dim_areas as areas on found.area_code = areas.area_code
left join dim_programmes as programmes on indicators.key_work = programmes.key_work
left join rpt_recipients as recipients
    on
        found.indicator_id = recipients.indicator_id
        and found.period = recipients.period and found.area_code = recipients.area_code
where
    (
        $indicator_id is null
        or indicators.key_work is not distinct from (
            select asked.key_work from indicators as asked where asked.indicator_id = $indicator_id
        )
    )
    and ($period_kind is null or found.period_kind = $period_kind)
    and ($as_of_month is null or found.as_of_month = $as_of_month)
order by
    indicators.display_order, found.as_of_month, found.period, areas.area_level, found.area_code
"""


def read_indicators(build: OpenBuild) -> pl.DataFrame:
    """One row per indicator of a key work, the work's headline first.

    Columns indicator_id, key_work, name_zh, name_en, unit, counted_unit, is_headline, area_level
    (town: counted for towns too; district: only there), direction (up, down, none),
    progress_period (to_date or month), small_numbers (people, money or null), definition
    (Chinese).
    """
    return build.frame("""
        select
            indicator_id, key_work, name_zh, name_en, unit, counted_unit, is_headline, area_level,
            direction, progress_period, small_numbers, definition
        from indicators
        where key_work is not null
        order by key_work, not is_headline, display_order
    """)


def read_indicator_values(
    build: OpenBuild,
    indicator_id: str | None = None,
    area_code: str | None = None,
    period_kind: str | None = None,
    as_of_month: date | None = None,
) -> pl.DataFrame:
    """One row per indicator, period and area, guarded below the district; None asks for all.

    Args:
        build: the build that is read.
        indicator_id: as in indicators.csv.
        area_code: the district or a town.
        period_kind: month, to_date or year.
        as_of_month: first day of the last month of the periods.

    Returns:
        The columns of rpt_indicator_values that pages need, with area_level. value (in `unit`),
        numerator and denominator are rounded where they count people, and null where few people
        stand behind money, or where another area's hidden sum would be told by subtraction;
        is_hidden says so, and unknown_reason is then HIDDEN.
    """
    found = build.frame(
        _VALUES,
        indicator_id=indicator_id,
        period_kind=period_kind,
        as_of_month=as_of_month,
    )
    asked = {"indicator_id": indicator_id, "area_code": area_code}
    is_asked = [pl.col(name) == one for name, one in asked.items() if one is not None]
    return guard_values(found, build.connection).drop("key_work").filter(*is_asked)


def values_query(indicator_id: str, period_kind: str) -> str:
    """A SELECT that gives an analyst the unrounded values of an indicator, all areas and periods.

    Args:
        indicator_id: a name of indicators.csv, never what a reader typed.
        period_kind: month or to_date.
    """
    return (
        "select period, area_name, value, value_on, numerator, denominator, is_complete,\n"
        "    unknown_reason, deliveries_received, deliveries_expected\n"
        "from rpt_indicator_values\n"
        f"where indicator_id = '{indicator_id}' and period_kind = '{period_kind}'\n"
        "order by as_of_month, area_code"
    )
