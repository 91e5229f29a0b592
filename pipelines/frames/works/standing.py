"""How the key works stand in an area: what pages, paper and workbooks tell of their status."""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.doubted_sums import is_doubted, read_doubted
from pipelines.frames.works.guard_values import guard_values

_BEHIND = "滞后"
# What a town's status is read from, where the figure is guarded.
_IS_MEASURED = (
    (pl.col("area_level") != "district")
    & pl.col("small_numbers").is_not_null()
    & pl.col("target").is_not_null()
)
_IS_JUDGED = (
    _IS_MEASURED
    & pl.col("milestones_asked").is_null()
    & ~pl.col("status").is_in(["数据不足", "不适用"])
)
_ACHIEVED = pl.col("value").cast(pl.Float64) / pl.col("target").cast(pl.Float64)
_RATIO = pl.Decimal(20, 6)
_STANDING = """
select
    progress.* exclude (status_reason),
    works.title_zh,
    works.title_en,
    indicators.name_en as indicator_name_en,
    indicators.counted_unit,
    indicators.small_numbers,
    indicators.direction,
    indicators.aggregation,
    indicators.window_kind,
    indicators.progress_period,
    indicators.progress_period as period_kind,
    coalesce(programmes.programme_code, progress.indicator_id) as measure,
    indicators.definition,
    areas.area_level,
    areas.area_name,
    year_before.value as last_year_value,
    year_before.is_complete as is_last_year_complete,
    coalesce(recipients.people_count, case when progress.value <> 0 then 1 end) as people_count,
    recipients.largest_share_ratio
from rpt_key_work_progress as progress
inner join dim_key_works as works on progress.key_work = works.key_work
inner join indicators on progress.indicator_id = indicators.indicator_id
inner join dim_areas as areas on progress.area_code = areas.area_code
left join dim_programmes as programmes on progress.key_work = programmes.key_work
-- Below the district last year's figure would have to be guarded beside this year's.
left join rpt_key_work_progress as year_before
    on
        progress.indicator_id = year_before.indicator_id
        and progress.area_code = year_before.area_code
        and year_before.as_of_month = progress.as_of_month - interval 1 year
        and areas.area_level = 'district'
left join rpt_recipients as recipients
    on
        progress.indicator_id = recipients.indicator_id
        and progress.period = recipients.period and progress.area_code = recipients.area_code
where progress.as_of_month = $as_of_month
order by
    progress.key_work, not progress.is_headline, indicators.display_order, progress.area_code
"""


def read_standing(build: OpenBuild, as_of_month: date, area_code: str) -> pl.DataFrame:
    """One row per indicator of the key works, each work's headline first, in one area.

    Args:
        build: the build that is read.
        as_of_month: first day of the month at whose end it is looked at.
        area_code: the district or a town.

    Returns:
        The columns of rpt_key_work_progress but its reason, with the work's titles, what
        indicators.csv says of the indicator, area_level, area_name and is_hidden. value,
        numerator, denominator and achieved_ratio are guarded below the district as
        read_indicator_values does; the status is that of the figure as shown (不适用 where
        hidden). Of the district alone: last_year_value (at the end of the same month of the
        year before; null: not known),
        is_last_year_complete, is_last_year_doubted with last_year_doubted_yuan (as
        is_value_doubted, by the rule of doubted_sums), towns_behind (names) and is_town_untold:
        one town alone is behind, whose guarded figure the district's would tell, so it is not
        named.
    """
    everywhere = standing_everywhere(build.connection, as_of_month)
    return standing_in(build.connection, everywhere, as_of_month, area_code)


def standing_everywhere(connection: duckdb.DuckDBPyConnection, as_of_month: date) -> pl.DataFrame:
    """The rows of all areas as they may be shown: what one area's are taken from.

    A figure that would tell another town's hidden one is hidden with it, so all are read.
    """
    with connection.cursor() as cursor:
        found = cursor.sql(_STANDING, params={"as_of_month": as_of_month}).pl()
    return (
        guard_values(found, connection)
        .drop("period_kind")
        .with_columns(
            pl.when(_IS_MEASURED)
            .then(_ACHIEVED.cast(_RATIO))
            .otherwise(pl.col("achieved_ratio").cast(_RATIO))
            .alias("achieved_ratio"),
            pl.when(_IS_JUDGED)
            .then(_status_as_shown())
            .otherwise(pl.col("status"))
            .alias("status"),
        )
    )


def standing_in(
    connection: duckdb.DuckDBPyConnection,
    everywhere: pl.DataFrame,
    as_of_month: date,
    area_code: str,
) -> pl.DataFrame:
    """What read_standing gives of one area, of the rows of standing_everywhere of that month."""
    of_area = everywhere.filter(pl.col("area_code") == area_code)
    return _with_doubts(connection, _with_towns_behind(of_area, everywhere), as_of_month, area_code)


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


def _with_towns_behind(found: pl.DataFrame, everywhere: pl.DataFrame) -> pl.DataFrame:
    """The district's rows with the names of the towns behind; a town's rows name none."""
    behind = everywhere.filter(
        (pl.col("area_level") == "town") & (pl.col("status") == _BEHIND)
    ).group_by("indicator_id", maintain_order=True)
    towns = behind.agg(
        pl.lit("district").alias("area_level"),
        pl.col("area_name").alias("towns_behind"),
        (pl.col("small_numbers").is_not_null().all() & (pl.len() == 1)).alias("is_town_untold"),
    )
    joined = found.join(
        towns, on=["indicator_id", "area_level"], how="left", maintain_order="left"
    ).with_columns(pl.col("is_town_untold").fill_null(False))
    nobody = pl.lit([], pl.List(pl.String))
    named = pl.when("is_town_untold").then(nobody).otherwise(pl.col("towns_behind"))
    return joined.with_columns(named.fill_null(nobody).alias("towns_behind"))


def _with_doubts(
    connection: duckdb.DuckDBPyConnection, told: pl.DataFrame, as_of_month: date, area_code: str
) -> pl.DataFrame:
    """The frame with whether this and last year's figures are doubted."""
    months = (as_of_month, as_of_month.replace(year=as_of_month.year - 1))
    with connection.cursor() as cursor:
        now, before = (
            read_doubted(cursor, month.replace(month=1), month, area_code) for month in months
        )
    columns = []
    for name, column, doubts in (("value", "value", now), ("last_year", "last_year_value", before)):
        rows = told.select("indicator_id", column, "aggregation").rows()
        yuan = [doubts.get(indicator) for indicator, _, _ in rows]
        flags = [
            value is not None and is_doubted(value, aggregation, doubts.get(indicator))
            for indicator, value, aggregation in rows
        ]
        columns.append(pl.Series(f"is_{name}_doubted", flags, pl.Boolean))
        columns.append(pl.Series(f"{name}_doubted_yuan", yuan, pl.Decimal(38, 2)))
    return told.with_columns(columns)
