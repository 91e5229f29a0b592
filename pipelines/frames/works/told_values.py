"""Values of indicators as texts tell them: below the district small numbers are guarded."""

from __future__ import annotations

from typing import Any, Literal

import duckdb
import polars as pl

from pipelines.frames.works.guard_values import guard_values

# All areas: what would tell another town's hidden sum is hidden with it.
_VALUES = """
    select
        found.indicator_id, indicators.name_zh, indicators.definition, indicators.aggregation,
        found.period,
        found.period_kind, found.as_of_month, found.area_code, areas.area_level, found.unit,
        {told}.value, {told}.value_on, found.numerator, found.denominator,
        found.deliveries_received, found.deliveries_expected, found.latest_reported_on,
        found.is_complete, found.unknown_reason, guards.key_work, guards.small_numbers,
        coalesce(programmes.programme_code, found.indicator_id) as measure,
        coalesce(recipients.people_count, case when {told}.value <> 0 then 1 end) as people_count,
        recipients.largest_share_ratio,
        {told}.value is distinct from found.value as is_other
    from rpt_indicator_values as found
    inner join rpt_stated_figures as stated
        on found.indicator_id = stated.indicator_id and found.period = stated.period
            and found.area_code = stated.area_code
    inner join dim_indicators as indicators on found.indicator_id = indicators.indicator_id
    inner join indicators as guards on found.indicator_id = guards.indicator_id
    inner join dim_areas as areas on found.area_code = areas.area_code
    left join dim_programmes as programmes on guards.key_work = programmes.key_work
    left join rpt_recipients as recipients
        on found.indicator_id = recipients.indicator_id and found.period = recipients.period
            and found.area_code = recipients.area_code
    where {condition}
    order by found.indicator_id, found.period, found.area_code
"""


def read_told_values(
    connection: duckdb.DuckDBPyConnection,
    area_code: str | None,
    condition: str,
    told: Literal["stated", "found"] = "stated",
    **values: Any,
) -> pl.DataFrame:
    """One row per indicator, period and area: what may be told of it.

    Args:
        connection: the current build.
        area_code: the district or a town; None: all.
        condition: which rows of rpt_indicator_values as found; of our own code.
        told: the figure of a closed year as it was published (stated), or as counted now (found).
        values: what `$name` in the condition stands for.

    Returns:
        value and value_on, null where unknown or hidden (is_hidden), with what a fact says of
        itself: name_zh, definition, period_kind, as_of_month, area_level, unit, deliveries and
        completeness.
    """
    with connection.cursor() as cursor:
        found = cursor.sql(_VALUES.format(condition=condition, told=told), params=values).pl()
    guarded = guard_values(found, connection)
    if area_code is not None:
        guarded = guarded.filter(pl.col("area_code") == area_code)
    # The numbers behind a closed ratio are not kept: of its own it would tell the exact ones.
    # A closed sum less the one that is counted now would be what changed: a few people's.
    is_unguarded = (
        pl.col("is_other")
        & (pl.col("denominator").is_not_null() | (pl.col("small_numbers") == "money"))
        & pl.col("small_numbers").is_not_null()
        & (pl.col("area_level") != "district")
    )
    return guarded.with_columns(
        pl.when(~is_unguarded).then(pl.col("value")).alias("value"),
        (pl.col("is_hidden") | is_unguarded).alias("is_hidden"),
    )
