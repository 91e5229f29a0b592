"""What does not grow with payments, made by the models' own SQL: areas, months, standards."""

from __future__ import annotations

from pathlib import Path

import duckdb

from benchmarks.scale.compiled_models import load_seeds, read_models
from pipelines.build.load_raw import load_raw
from pipelines.settings import Settings

_SMALL = {"dim_areas", "dim_months", "dim_programmes", "dim_standards", "int_delivery_order"}
_GIVEN = "dim_programmes", "dim_standards", "dim_months"


def make_small_models(
    connection: duckdb.DuckDBPyConnection, settings: Settings, models: Path
) -> None:
    """Make schema raw, the seeds and the small models in the connection's own database."""
    load_raw(connection, settings.folder)
    load_seeds(connection, models)
    connection.execute("create schema staging")
    for model in read_models(models, _SMALL):
        model.make(connection)


def write_given(settings: Settings, models: Path, to: Path) -> None:
    """Write what an analyst would be handed beside the lists: a parquet file a dimension."""
    to.mkdir()
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as minsheng; use minsheng")
        make_small_models(connection, settings, models)
        for name in _GIVEN:
            connection.execute(f"copy {name} to '{to / name}.parquet' (format parquet)")
