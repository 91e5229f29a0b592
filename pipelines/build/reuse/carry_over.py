"""The file of the build before, copied, as the ground of a new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Set
from pathlib import Path

import duckdb

from pipelines.file_hash import file_hash


def copy_earlier(earlier: Path, earlier_sha256: str, database: Path) -> bool:
    """Copy an earlier build's file as a whole, which is quicker than to read its tables.

    Args:
        earlier: a published file.
        earlier_sha256: what its manifest says of it.
        database: the new file, not there yet.

    Returns:
        Whether the copy is what the manifest says; if not, there is none.
    """
    try:
        _copy(earlier, database)
        is_whole = file_hash(database) == earlier_sha256
    except FileNotFoundError:
        is_whole = False
    if is_whole:
        database.chmod(0o644)
    else:
        database.unlink(missing_ok=True)
    return is_whole


def drop_others(connection: duckdb.DuckDBPyConnection, kept: Set[str]) -> None:
    """Drop the tables of schema main that are not kept; what they took is written again."""
    for name in published_names(connection) - kept:
        connection.execute(f'drop table main."{name}"')
    connection.execute("checkpoint")


def published_names(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Names of the tables of schema main."""
    found = connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'main'"
    ).fetchall()
    return {name for (name,) in found}


def _copy(earlier: Path, to: Path) -> None:
    """Copy a file; a file system that can share the bytes of both does."""
    try:
        with earlier.open("rb") as source, to.open("wb") as target:
            while os.copy_file_range(source.fileno(), target.fileno(), 1 << 30):
                pass
    except FileNotFoundError:
        raise
    except (AttributeError, OSError):
        shutil.copyfile(earlier, to)
