"""A new DuckDB file as a build makes one: its format, its threads, its memory, its spill."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.build.engine_limits import engine_limits
from pipelines.build.manifest import DATABASE_NAME
from pipelines.build.seal import STORAGE_VERSION
from pipelines.settings import Settings


@contextmanager
def new_database(place: Path, settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose default database is a new file in a new folder; written out at the end."""
    place.mkdir(parents=True)
    with duckdb.connect(config=engine_limits(settings, place / DATABASE_NAME)) as connection:
        # The name that compiled models call the file by.
        name = Path(DATABASE_NAME).stem
        version = f"storage_version '{STORAGE_VERSION}'"
        connection.execute(f"attach '{place / DATABASE_NAME}' as {name} ({version})")
        connection.execute(f"use {name}")
        yield connection
        connection.execute("checkpoint")
