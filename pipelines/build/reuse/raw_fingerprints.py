"""What the tables of schema raw hold, told by the bytes of the files that they are read from."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from pipelines.build.durable import file_hash
from pipelines.build.reuse.fingerprints import fingerprint, fingerprint_rows
from pipelines.data_folder import DataFolder

# Each build adds what it found to this history: what was made of it never is the same again.
_GROWS_BY_EVERY_BUILD = "quality_results"
_BELOW = "_as_delivered"
_FILE = re.compile(r"'((?:[^']|'')*\.parquet)'")


def fingerprint_raw(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> dict[str, str]:
    """Fingerprints of the tables and views of schema raw, by name.

    A file's bytes stand for its rows: its time of writing does not, for clocks are set back, and a
    restored file may have the time and size of another. To hash them is far quicker than to read
    their rows. The tables that a build copies are read. What has no fingerprint is never the same.
    """
    known = {}
    views = connection.execute(
        "select view_name, sql from duckdb_views() where schema_name = 'raw'"
    ).fetchall()
    for name, sql in views:
        files = [Path(path.replace("''", "'")) for path in _FILE.findall(sql)]
        told = sql.replace(str(folder.root).replace("'", "''"), "")
        known[name] = fingerprint(told, *(file_hash(path) for path in files))
    for name in known:
        if f"{name}{_BELOW}" in known:
            known[name] = fingerprint(known[name], known[f"{name}{_BELOW}"])
    tables = connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'raw'"
    ).fetchall()
    for (name,) in tables:
        known[name] = fingerprint_rows(connection, f"raw.{name}")
    known.pop(_GROWS_BY_EVERY_BUILD, None)
    return known
