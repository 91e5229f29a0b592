"""The ten key works: what they are, how they stand in an area, their milestones."""

from __future__ import annotations

from datetime import date

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
        below the district as read_indicator_values does; status is the exact one, and
        status_reason is null where it would tell a guarded figure.
    """
    # Of all areas: a sum that would tell another town's hidden one is hidden with it.
    everywhere = guard_values(
        build.frame(_STANDING, as_of_month=as_of_month), build.connection
    ).drop("period_kind")
    found = everywhere.filter(pl.col("area_code") == area_code)
    is_measured = (
        (pl.col("area_level") != "district")
        & pl.col("small_numbers").is_not_null()
        & pl.col("target").is_not_null()
    )
    is_told = pl.col("deliveries_received") < pl.col("deliveries_expected")
    achieved = pl.col("value").cast(pl.Float64) / pl.col("target").cast(pl.Float64)
    kind = found.schema["achieved_ratio"]
    return found.with_columns(
        pl.when(is_measured)
        .then(achieved.cast(kind))
        .otherwise(pl.col("achieved_ratio"))
        .alias("achieved_ratio"),
        pl.when(~is_measured | is_told).then(pl.col("status_reason")).alias("status_reason"),
    )


def read_milestones(build: OpenBuild, key_work: int, as_of_month: date) -> pl.DataFrame:
    """One row per milestone of a key work that occurred by the month's end, oldest first.

    Columns milestone_name, milestone_kind, occurred_on, document_no (null: none),
    milestone_value in value_unit (null: none).
    """
    return build.frame(_MILESTONES, key_work=key_work, as_of_month=as_of_month)
