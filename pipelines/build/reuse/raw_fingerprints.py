"""What the tables of schema raw hold, told by the bytes of the files that they are read from."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from pipelines.build.reuse.fingerprints import fingerprint, fingerprint_rows
from pipelines.data_folder import DataFolder
from pipelines.file_hash import file_hash

# Each build adds what it found to this history: what was made of it never is the same again.
_GROWS_BY_EVERY_BUILD = "quality_results"
_BELOW = "_as_delivered"
_FILE = re.compile(r"'((?:[^']|'')*\.parquet)'")
# Of each table that lists fill: what stands for each delivery's rows, and for the table's form.
Lists = dict[str, dict[str, str]]
FORM = ""
_NO_FILES = re.compile(r"list_value\([,\s]*\)")


class FileHashes(dict[Path, str]):
    """Hashes of the store's files, each told once."""

    def __missing__(self, path: Path) -> str:
        self[path] = file_hash(path)
        return self[path]


def fingerprint_raw(
    connection: duckdb.DuckDBPyConnection, folder: DataFolder, hashes: FileHashes
) -> dict[str, str]:
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
        known[name] = fingerprint(told, *(hashes[path] for path in files))
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


def fingerprint_lists(connection: duckdb.DuckDBPyConnection, hashes: FileHashes) -> Lists:
    """What each table of schema raw that lists fill is made of, delivery by delivery.

    The register is one of them: it has a row for each.
    """
    views = dict(
        connection.execute(
            "select view_name, sql from duckdb_views() where schema_name = 'raw'"
        ).fetchall()
    )
    lists = {}
    for name in views.keys() - {_GROWS_BY_EVERY_BUILD}:
        below = views.get(f"{name}{_BELOW}", "")
        files = [Path(path.replace("''", "'")) for path in _FILE.findall(below or views[name])]
        # How many files there are is no part of the form.
        form = _NO_FILES.sub("", _FILE.sub("", views[name] + below))
        lists[name] = {path.stem: hashes[path] for path in files} | {FORM: fingerprint(form)}
    register = connection.execute(
        "select delivery_id, md5(cast(to_json(told) as varchar)) from raw.deliveries as told"
    ).fetchall()
    lists["deliveries"] = dict(register)
    return {name: told for name, told in lists.items() if not name.endswith(_BELOW)}
