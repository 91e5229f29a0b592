"""Values of indicators below the district as they leave it, on pages and in texts alike."""

from __future__ import annotations

import duckdb
import polars as pl

from pipelines.frames.disclosure.shown_steps import hide_sums
from pipelines.frames.small_numbers import Money, Ratio, guard_small_numbers, is_told_by_total

# In the place of the warehouse's own reasons why there is no value.
HIDDEN = "人数少不显示"
_YUAN = "元"
_BELOW = pl.col("area_level") != "district"
_OF_PEOPLE = _BELOW & pl.col("small_numbers").eq_missing("people")
_OF_MONEY = _BELOW & pl.col("small_numbers").eq_missing("money")
_IS_RATIO = pl.col("denominator").is_not_null()
_LINE = ("indicator_id", "period")
_PARTS = ("value", "numerator", "denominator")
# Of a town's money whole percents: to the yuan its parts differ from other sums by a few people's.
_PERCENT = 2


def guard_values(found: pl.DataFrame, connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The frame with value, numerator and denominator as leaders may see them, and is_hidden.

    Args:
        found: all areas and all sums of the works that are in it; has indicator_id, measure,
            key_work, period, period_kind, as_of_month, area_code, unit, area_level, small_numbers,
            value, numerator, denominator, people_count, largest_share_ratio (of who stands behind
            money; they and measure are dropped) and unknown_reason.
        connection: the build.

    Returns:
        Counts rounded, and those of all towns hidden where the district's exact count would tell
        a small one; sums hidden as decided for the year, and in all towns where the count behind
        them would be told, for a sum of 0 says nobody; their ratios in whole percents.
    """
    hidden = pl.col("is_hidden")
    is_of_money = _OF_MONEY & _IS_RATIO
    percent = pl.col("value").cast(pl.Float64).round(_PERCENT).cast(found.schema["value"])
    return (
        _hide_money(_guard_people(found), connection)
        .with_columns(
            pl.when(is_of_money).then(percent).otherwise(pl.col("value")).alias("value"),
            *(pl.when(~is_of_money).then(pl.col(name)).alias(name) for name in _PARTS[1:]),
        )
        .with_columns(
            *(pl.when(~hidden).then(pl.col(name)).alias(name) for name in _PARTS),
            pl.when(hidden)
            .then(pl.lit(HIDDEN))
            .otherwise(pl.col("unknown_reason"))
            .alias("unknown_reason"),
        )
        .drop("people_count", "largest_share_ratio", "largest", "measure")
    )


def _guard_people(found: pl.DataFrame) -> pl.DataFrame:
    told = [is_told_by_total(name, _BELOW, _LINE) for name in ("numerator", "denominator")]
    is_told = pl.when(_IS_RATIO).then(told[0] | told[1])
    is_told = is_told.otherwise(is_told_by_total("value", _BELOW, _LINE)).fill_null(False)
    judged = found.with_columns((_OF_PEOPLE & is_told).alias("_is_told"))
    counts = guard_small_numbers(judged, _OF_PEOPLE & ~_IS_RATIO, people=("value",))
    ratios = guard_small_numbers(
        counts.rename({"is_hidden": "_is_few"}),
        _OF_PEOPLE & _IS_RATIO,
        people=("numerator", "denominator"),
        ratios=(Ratio("value", "numerator", "denominator"),),
    )
    flags = pl.any_horizontal("is_hidden", "_is_few", "_is_told")
    return ratios.with_columns(flags.alias("is_hidden")).drop("_is_few", "_is_told")


def _hide_money(values: pl.DataFrame, connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Hide sums as decided for the year, and what else is of few people or of a hidden sum."""
    largest = pl.col("largest_share_ratio").cast(pl.Float64) * pl.col("value").cast(pl.Float64)
    is_told = _OF_MONEY & is_told_by_total("people_count", _BELOW, _LINE)
    placed = values.with_row_index("_place").with_columns(
        largest.alias("largest"), is_told.alias("_is_told")
    )
    is_sum = _OF_MONEY & (pl.col("unit") == _YUAN)
    by_town = placed.filter(is_sum).with_columns(town_code=pl.col("area_code"))
    sums = hide_sums(by_town, connection, "value").drop("town_code")
    cell = ["key_work", "period", "area_code"]
    hidden = sums.filter("is_hidden").select(*cell, pl.lit(True).alias("_is_of_hidden")).unique()
    others = guard_small_numbers(
        placed.filter(~is_sum).rename({"is_hidden": "_is_few"}),
        _OF_MONEY,
        money=(Money("value", "people_count", "largest"),),
    ).join(hidden, on=cell, how="left")
    tells = pl.col("_is_of_hidden").fill_null(False) & _OF_MONEY
    is_hidden = pl.col("is_hidden") | pl.col("_is_few") | tells
    rest = others.with_columns(is_hidden.alias("is_hidden"))
    both = [sums.select(placed.columns), rest.select(placed.columns)]
    is_hidden = pl.col("is_hidden") | pl.col("_is_told")
    guarded = pl.concat(both).with_columns(is_hidden.alias("is_hidden"))
    return guarded.sort("_place").drop("_place", "_is_told")
