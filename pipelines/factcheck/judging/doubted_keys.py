"""Which sums a slip of 元 and 万元 may have made, by indicator, period and area."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import duckdb
import polars as pl

from pipelines.frames.works.doubted_sums import is_doubted, read_doubted_months
from pipelines.query.places import Place


def read_doubted_keys(
    connection: duckdb.DuckDBPyConnection, told: pl.DataFrame, places: list[Place]
) -> frozenset[tuple[str, str, str]]:
    """(indicator, period, area) of what summaries leave unprinted for that doubt.

    Args:
        connection: the current build.
        told: the frame of read_told_values, of all places.
        places: the district and its towns.
    """
    money = told.filter(pl.col("unit").str.starts_with("元") & pl.col("value").is_not_null())
    if money.is_empty():
        return frozenset()
    until = money["as_of_month"].max()
    first, last = date(money["as_of_month"].min().year, 1, 1), until
    found = set()
    for place in places:
        months = read_doubted_months(connection, first, last, place.area_code)
        rows = money.filter(
            (pl.col("area_code") == place.area_code) & pl.col("indicator_id").is_in(list(months))
        )
        for row in rows.iter_rows(named=True):
            begins = row["as_of_month"]
            begins = begins if row["period_kind"] == "month" else begins.replace(month=1)
            of = months[row["indicator_id"]].items()
            yuan = [amount for month, amount in of if begins <= month <= row["as_of_month"]]
            total = sum(yuan, Decimal(0)) if yuan else None
            if is_doubted(row["value"], row["aggregation"], total):
                found.add((row["indicator_id"], row["period"], place.area_code))
    return frozenset(found)
