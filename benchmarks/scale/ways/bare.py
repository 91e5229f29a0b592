"""The models' own SQL through one connection: no dbt, no test, no suite, no seal."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks.scale.compiled_models import load_seeds, read_models
from benchmarks.scale.engine import new_database
from pipelines.build.load_raw import load_raw
from pipelines.settings import Settings


def run_bare(
    settings: Settings, models: Path, place: Path, wanted: set[str] | None = None
) -> dict[str, float]:
    """Make every model, or what `wanted` stands on, in a new database file.

    Args:
        settings: the store, and what the engine may use.
        models: the folder that `compile_models` filled.
        place: a new folder for the file.
        wanted: names of models; None for all.

    Returns:
        Seconds by table.
    """
    seconds = {}
    with new_database(place, settings) as connection:
        load_raw(connection, settings.folder)
        load_seeds(connection, models)
        connection.execute("create schema staging")
        for model in read_models(models, wanted):
            begun = time.perf_counter()
            model.make(connection)
            if model.kind == "table":
                seconds[model.name] = round(time.perf_counter() - begun, 3)
    return seconds
