"""From dbt's file to a file fit to be published: bare, whole, counted and hashed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb

from pipelines import fault
from pipelines.file_hash import file_hash
from pipelines.problem import Problem
from pipelines.whole_files import sync

# The oldest engine that people's own clients still run can read this (its default format
# could be read by nothing older than the engine that wrote it).
STORAGE_VERSION = "v1.5.0"
_SCRATCH_SCHEMAS = ("staging", "raw")


@dataclass(frozen=True)
class Sealed:
    """A file that is ready: its rows by table, size and hash."""

    tables: dict[str, int]
    file_bytes: int
    file_sha256: str


def create_database(
    path: Path, limits: Mapping[str, Any] = MappingProxyType({})
) -> duckdb.DuckDBPyConnection:
    """A connection to a new, empty database file, which is its default database."""
    connection = duckdb.connect(config=dict(limits))
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as build (storage_version '{STORAGE_VERSION}')")
    connection.execute("use build")
    return connection


def seal(path: Path) -> Sealed:
    """Drop what was scratch, write the file out, and read it again as a reader would.

    Raises:
        Problem: the file does not read back as it was written.
    """
    with duckdb.connect(str(path)) as connection:
        for schema in _SCRATCH_SCHEMAS:
            connection.execute(f"drop schema if exists {schema} cascade")
        counts = count_tables(connection)
        fault.point("seal.dropped")
        connection.execute("checkpoint")
    fault.point("seal.closed", path)
    if path.with_name(path.name + ".wal").exists():
        raise Problem("build_not_whole", what=".wal")
    with duckdb.connect(str(path), read_only=True) as connection:
        if count_tables(connection) != counts:
            raise Problem("build_not_whole", what="count(*)")
    path.chmod(0o444)
    sync(path)
    return Sealed(counts, path.stat().st_size, file_hash(path))


def count_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by table of schema main, in the order of the names."""
    names = connection.execute(
        "select table_name from information_schema.tables "
        "where table_schema = 'main' order by table_name"
    ).fetchall()
    counts = {}
    for (name,) in names:
        row = connection.execute(f'select count(*) from main."{name}"').fetchone()  # noqa: S608
        counts[name] = row[0] if row else 0
    return counts
