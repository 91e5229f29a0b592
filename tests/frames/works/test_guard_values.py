"""What a sum of 0 would say of others is not shown."""

from __future__ import annotations

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.guard_values import guard_values


def test_no_town_shows_a_sum_of_0_where_one_has_all_of_few(build):
    with build.connection.cursor() as cursor:
        values = cursor.sql("select * from rpt_indicator_values where indicator_id = 'money'").pl()
    few = guarded_money({"d": 3, "a": 3, "b": None}, {"d": 30, "a": 30, "b": 0}, values, build)
    assert few == {"d": 30, "a": None, "b": None}
    many = guarded_money({"d": 50, "a": 3, "b": 47}, {"d": 500, "a": 30, "b": 470}, values, build)
    assert many["d"] == 500


def guarded_money(people: dict, yuan: dict, values: pl.DataFrame, build: OpenBuild) -> dict:
    """Area → sum as it is shown, of one period of another work that no programme pays."""
    rows = values.filter(pl.col("area_code").is_in(list(people))).unique("area_code")
    frame = rows.select(
        pl.lit("other").alias("indicator_id"),
        pl.lit("other").alias("measure"),
        pl.lit(9, pl.Int32).alias("key_work"),
        *("period", "period_kind", "as_of_month", "area_code", "unit", "unknown_reason"),
        pl.col("area_code").replace_strict({"d": "district"}, default="town").alias("area_level"),
        pl.lit("money").alias("small_numbers"),
        pl.col("area_code").replace_strict(yuan, return_dtype=pl.Float64).alias("value"),
        *(pl.lit(None, pl.Float64).alias(name) for name in ("numerator", "denominator")),
        pl.col("area_code").replace_strict(people, return_dtype=pl.Int64).alias("people_count"),
        pl.lit(None, pl.Float64).alias("largest_share_ratio"),
    )
    return dict(guard_values(frame, build.connection).select("area_code", "value").rows())
