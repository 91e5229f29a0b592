"""Values of indicators as texts tell them: below the district small numbers are guarded."""

from __future__ import annotations

from typing import Any, Literal

import duckdb
import polars as pl

from pipelines.frames.works.guard_values import HIDDEN, guard_values

# All areas: what would tell another town's hidden sum is hidden with it. A figure of a closed
# year is told though this build no longer counts it.
_VALUES = """
    with found as (
        select
            stated.indicator_id, stated.period, stated.area_code, stated.year, stated.as_of_month,
            case length(stated.period) when 7 then 'month' when 4 then 'year' else 'to_date' end
                as period_kind,
            {told}.value, {told}.value_on, counted.numerator, counted.denominator,
            coalesce({basis}.deliveries_received, counted.deliveries_received, 0)
                as deliveries_received,
            coalesce({basis}.deliveries_expected, counted.deliveries_expected, 0)
                as deliveries_expected,
            coalesce({basis}.latest_reported_on, counted.latest_reported_on)
                as latest_reported_on,
            coalesce({basis}.is_complete, counted.is_complete, true) as is_complete,
            counted.unknown_reason, stated.is_closed, closed.told_value, closed.is_hidden,
            stated.value is distinct from counted.value as is_restated
        from rpt_stated_figures as stated
        left join rpt_indicator_values as counted
            on stated.indicator_id = counted.indicator_id and stated.period = counted.period
                and stated.area_code = counted.area_code
        left join fct_closed_figures as closed
            on stated.indicator_id = closed.indicator_id and stated.period = closed.period
                and stated.area_code = closed.area_code
    )
    select
        found.* exclude (year, is_hidden), found.is_hidden as was_hidden,
        indicators.name_zh, indicators.definition, indicators.aggregation, indicators.unit,
        indicators.base_month,
        areas.area_level, guards.key_work, guards.small_numbers,
        coalesce(programmes.programme_code, found.indicator_id) as measure,
        coalesce(recipients.people_count, case when found.value <> 0 then 1 end) as people_count,
        recipients.largest_share_ratio
    from found
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
# Whose value, and what it stands on: that of then, or of now.
_TABLES = {
    "stated": {"told": "stated", "basis": "closed"},
    "found": {"told": "counted", "basis": "counted"},
}


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
        condition: which rows as found (indicator_id, period, area_code, year); of our own code.
        told: the figure of a closed year as it was published (stated), or as counted now (found).
        values: what `$name` in the condition stands for.

    Returns:
        value and value_on, null where unknown or hidden (is_hidden), with what a fact says of
        itself: name_zh, definition, period_kind, as_of_month, area_level, unit, deliveries and
        completeness.
    """
    query = _VALUES.format(condition=condition, **_TABLES[told])
    with connection.cursor() as cursor:
        found = cursor.sql(query, params=values).pl()
    guarded = guard_values(found, connection)
    if area_code is not None:
        guarded = guarded.filter(pl.col("area_code") == area_code)
    return _as_published(guarded) if told == "stated" else _beside_published(guarded)


def _as_published(guarded: pl.DataFrame) -> pl.DataFrame:
    """A town's closed figure as its texts told it: it is out, whoever stands behind it now.

    Of a year that was closed before this was kept, a changed sum or ratio is not told: the people
    and parts behind it are those of now.
    """
    was_kept = _is_guarded_closed() & pl.col("was_hidden").is_not_null()
    is_lost = _is_guarded_closed() & pl.col("was_hidden").is_null() & pl.col("is_restated")
    is_lost &= pl.col("denominator").is_not_null() | (pl.col("small_numbers") == "money")
    return guarded.with_columns(
        pl.when(was_kept)
        .then(pl.col("told_value"))
        .when(~is_lost)
        .then(pl.col("value"))
        .alias("value"),
        pl.when(was_kept)
        .then(pl.col("was_hidden"))
        .otherwise(pl.col("is_hidden") | is_lost)
        .alias("is_hidden"),
        pl.when(was_kept & pl.col("was_hidden"))
        .then(pl.lit(HIDDEN))
        .when(~(was_kept & pl.col("is_hidden")))
        .then(pl.col("unknown_reason"))
        .alias("unknown_reason"),
    )


def _beside_published(guarded: pl.DataFrame) -> pl.DataFrame:
    """A town's sum of now; not told where it changed: the difference may be a few people's."""
    tells = _is_guarded_closed() & pl.col("is_restated") & (pl.col("small_numbers") == "money")
    return guarded.with_columns(
        pl.when(~tells).then(pl.col("value")).alias("value"),
        (pl.col("is_hidden") | tells).alias("is_hidden"),
    )


def _is_guarded_closed() -> pl.Expr:
    is_guarded = pl.col("small_numbers").is_not_null() & (pl.col("area_level") != "district")
    return pl.col("is_closed") & is_guarded
