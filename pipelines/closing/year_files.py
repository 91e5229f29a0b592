"""What is kept of a closed year, written into a folder of its own."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from pipelines import fault
from pipelines.build.closed_years import DELIVERIES, FIGURES, NOTE, write_note
from pipelines.frames.works.told_values import read_told_values
from pipelines.whole_files import sync

_FIGURES = """
    select year, indicator_id, period, area_code, value, value_on, is_complete,
        cast(deliveries_received as integer) as deliveries_received,
        cast(deliveries_expected as integer) as deliveries_expected, latest_reported_on
    from rpt_indicator_values
    where year = $year
    order by indicator_id, area_code, period
"""
_DELIVERIES = """
    select cast($year as integer) as year, delivery_id, feed, deliverer_code
    from fct_deliveries
    where is_in_force
    order by delivery_id
"""
_CELL = ["indicator_id", "period", "area_code"]


def write_year(
    connection: duckdb.DuckDBPyConnection, folder: Path, year: int, told: dict[str, str]
) -> int:
    """Write a year of a build into an empty folder, as it is closed; returns how many figures."""
    figures = _figures(connection, year, told)
    figures.write_parquet(folder / FIGURES)
    fault.point("close.figures", folder / FIGURES)
    deliveries = connection.sql(_DELIVERIES, params={"year": year}).pl()
    deliveries.write_parquet(folder / DELIVERIES)
    write_note(folder, {"year": year, **told})
    for path in (*folder.iterdir(), folder):
        sync(path)
    fault.point("close.written", folder / NOTE)
    return figures.height


def _figures(
    connection: duckdb.DuckDBPyConnection, year: int, told: dict[str, str]
) -> pl.DataFrame:
    """The year's figures, exact and as texts told them."""
    found = connection.sql(_FIGURES, params={"year": year}).pl()
    values = read_told_values(connection, None, "found.year = $year", "found", year=year)
    kept = values.select(*_CELL, pl.col("value").alias("told_value"), "is_hidden")
    return found.join(kept, on=_CELL, how="left", maintain_order="left").with_columns(
        pl.lit(value).alias(name) for name, value in told.items()
    )
