"""A town beside its district: shares of what adds up, and places where a place is fair."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.indicators import read_indicator_values
from pipelines.frames.works.standing import standing_everywhere, standing_in

# Below it rounding alone moves a ratio by five points and more: a place would be a lottery.
FEWEST_FOR_PLACE = 50
# Towns that show the same percentage share a place.
_SHOWN_DECIMALS = 3
SMALL_BASE = "基数不足50"
INCOMPLETE = "报送不全"
# What a town and its district have alike, or what is no amount.
_NO_SHARE = ["类", "日期", "平方米", "比率", "倍", "天", "元/人"]


def read_town_standing(build: OpenBuild, as_of_month: date, town_code: str) -> pl.DataFrame:
    """One row per indicator of the key works in a town, each work's headline first.

    The columns of pipelines.frames.works.standing.read_standing, with district_value and
    district_value_on (exact), is_district_complete, and share_ratio: the town's value, as it is
    shown, over the district's (null: not known, or not an amount).
    """
    everywhere = standing_everywhere(build.connection, as_of_month)
    town = standing_in(build.connection, everywhere, as_of_month, town_code)
    district = everywhere.filter(pl.col("area_code") == build.district_code).select(
        "indicator_id",
        pl.col("value").alias("district_value"),
        pl.col("value_on").alias("district_value_on"),
        pl.col("is_complete").alias("is_district_complete"),
        pl.col("unknown_reason").alias("district_unknown_reason"),
    )
    both = town.join(district, on="indicator_id", how="left", maintain_order="left")
    whole = pl.col("district_value").cast(pl.Float64)
    share = pl.col("value").cast(pl.Float64) / whole
    is_amount = ~pl.col("unit").is_in(_NO_SHARE) & (whole > 0)
    return both.with_columns(pl.when(is_amount).then(share).alias("share_ratio"))


def read_town_ratios(build: OpenBuild, as_of_month: date, town_code: str) -> pl.DataFrame:
    """One row per ratio of the key works that is counted in a town.

    Columns indicator_id, name_zh, name_en, key_work, definition, value, district_value, place
    (1 the best; towns that show the same percentage share it; null: see no_place_reason),
    town_count (towns compared), no_place_reason (SMALL_BASE, INCOMPLETE or why there is no value).
    A town is compared where all its deliveries came, its value is shown and its base is 50 or
    more.
    """
    ratios = build.frame("""
        select indicator_id, name_zh, name_en, key_work, definition, counted_unit, progress_period
        from indicators
        where key_work is not null and unit = '比率' and area_level = 'town'
        order by display_order
    """)
    values = read_indicator_values(build, as_of_month=as_of_month).join(
        ratios,
        left_on=["indicator_id", "period_kind"],
        right_on=["indicator_id", "progress_period"],
        maintain_order="right",
    )
    district = values.filter(pl.col("area_level") == "district")
    towns = values.filter(pl.col("area_level") == "town").with_columns(_no_place_reason())
    is_compared = pl.col("no_place_reason").is_null()
    shown = pl.when(is_compared).then(pl.col("value").cast(pl.Float64).round(_SHOWN_DECIMALS))
    placed = towns.with_columns(
        shown.rank("min", descending=True).over("indicator_id").cast(pl.Int64).alias("place"),
        is_compared.sum().over("indicator_id").cast(pl.Int64).alias("town_count"),
    )
    told = district.select("indicator_id", pl.col("value").alias("district_value"))
    return (
        placed.filter(pl.col("area_code") == town_code)
        .join(told, on="indicator_id", how="left", maintain_order="left")
        .select(
            *("indicator_id", "name_zh", "name_en", "key_work", "definition", "value"),
            *("district_value", "place", "town_count", "no_place_reason"),
        )
    )


def _no_place_reason() -> pl.Expr:
    is_of_money = pl.col("counted_unit") == "元"
    return (
        pl.when(pl.col("value").is_null())
        .then(pl.col("unknown_reason"))
        .when(~pl.col("is_complete"))
        .then(pl.lit(INCOMPLETE))
        .when(~is_of_money & (pl.col("denominator") < FEWEST_FOR_PLACE))
        .then(pl.lit(SMALL_BASE))
        .alias("no_place_reason")
    )
