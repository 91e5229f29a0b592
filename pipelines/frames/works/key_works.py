"""The ten key works: what they are, how they stand in an area, their milestones."""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.guard_values import guard_values

_STANDING = """
select
    progress.*,
    indicators.name_en as indicator_name_en,
    indicators.counted_unit,
    indicators.small_numbers,
    indicators.progress_period as period_kind,
    coalesce(programmes.programme_code, progress.indicator_id) as measure,
    areas.area_level,
    coalesce(recipients.people_count, case when progress.value <> 0 then 1 end) as people_count,
    recipients.largest_share_ratio
from rpt_key_work_progress as progress
inner join indicators on progress.indicator_id = indicators.indicator_id
inner join dim_areas as areas on progress.area_code = areas.area_code
left join dim_programmes as programmes on progress.key_work = programmes.key_work
left join rpt_recipients as recipients
    on
        progress.indicator_id = recipients.indicator_id
        and progress.period = recipients.period and progress.area_code = recipients.area_code
where progress.as_of_month = $as_of_month
order by progress.key_work, not progress.is_headline, indicators.display_order
"""
_MILESTONES = """
select distinct
    milestone_name, milestone_kind, occurred_on, document_no, milestone_value, value_unit
from fct_milestones
where key_work = $key_work and occurred_month <= $as_of_month
order by occurred_on, milestone_name
"""
# What a town's status is read from, where the figure is guarded.
_IS_MEASURED = (
    (pl.col("area_level") != "district")
    & pl.col("small_numbers").is_not_null()
    & pl.col("target").is_not_null()
)
_IS_LACKING = pl.col("deliveries_received") < pl.col("deliveries_expected")
_IS_JUDGED = (
    _IS_MEASURED
    & pl.col("milestones_asked").is_null()
    & ~pl.col("status").is_in(["数据不足", "不适用"])
)
_ACHIEVED = pl.col("value").cast(pl.Float64) / pl.col("target").cast(pl.Float64)
_RATIO = pl.Decimal(20, 6)


def read_key_works(build: OpenBuild) -> pl.DataFrame:
    """One row per key work: key_work, title_zh, title_en, class, lead_section, target_date."""
    return build.frame("select * from dim_key_works order by key_work")


def read_standing(build: OpenBuild, as_of_month: date, area_code: str) -> pl.DataFrame:
    """One row per indicator of the key works, each work's headline first, in one area.

    Args:
        build: the build that is read.
        as_of_month: first day of the month at whose end it is looked at.
        area_code: the district or a town.

    Returns:
        The columns of rpt_key_work_progress, indicator_name_en, counted_unit, small_numbers,
        area_level and is_hidden. value, numerator, denominator and achieved_ratio are guarded
        below the district as read_indicator_values does, status is that of the figure as shown
        (不适用 where hidden), and status_reason is null where it would tell a guarded figure.
    """
    return standing_of(build.connection, as_of_month, area_code)


def standing_of(
    connection: duckdb.DuckDBPyConnection, as_of_month: date, area_code: str
) -> pl.DataFrame:
    """What read_standing gives, for texts: of the build that the connection is open to."""
    with connection.cursor() as cursor:
        found = cursor.sql(_STANDING, params={"as_of_month": as_of_month}).pl()
    # Of all areas: a figure that would tell another town's hidden one is hidden with it.
    shown = guard_values(found, connection).drop("period_kind")
    return shown.filter(pl.col("area_code") == area_code).with_columns(
        pl.when(_IS_MEASURED)
        .then(_ACHIEVED.cast(_RATIO))
        .otherwise(pl.col("achieved_ratio").cast(_RATIO))
        .alias("achieved_ratio"),
        pl.when(_IS_JUDGED).then(_status_as_shown()).otherwise(pl.col("status")).alias("status"),
        pl.when(~_IS_MEASURED | _IS_LACKING).then(pl.col("status_reason")).alias("status_reason"),
    )


def _status_as_shown() -> pl.Expr:
    """The rule of rpt_key_work_progress, of the figure as shown: the exact one's would tell it."""
    elapsed = pl.col("time_elapsed_ratio").cast(pl.Float64)
    return (
        pl.when(pl.col("is_hidden"))
        .then(pl.lit("不适用"))
        .when(_ACHIEVED >= 1)
        .then(pl.lit("已完成"))
        .when((_ACHIEVED.fill_null(0) == 0) & (elapsed < 1))
        .then(pl.lit("未启动"))
        .when(elapsed <= _ACHIEVED)
        .then(pl.lit("按计划"))
        .otherwise(pl.lit("滞后"))
    )


def read_milestones(build: OpenBuild, key_work: int, as_of_month: date) -> pl.DataFrame:
    """One row per milestone of a key work that occurred by the month's end, oldest first.

    Columns milestone_name, milestone_kind, occurred_on, document_no (null: none),
    milestone_value in value_unit (null: none).
    """
    return build.frame(_MILESTONES, key_work=key_work, as_of_month=as_of_month)
