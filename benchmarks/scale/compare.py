"""Whether two ways made the same rows: counts, sums to the cent, and a sum of the rows' hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

_JOB = "check_code, subject_key, programme_code, town_code, month, amount_at_risk_yuan"
# Rows of findings that a hand-made way lists, of the checks that it knows: no table of a build.
_LISTED = {
    "finding_rows": (
        ("D1", "O3", "O4", "O5", "T1"),
        f"{_JOB}, delivery_id, source_sheet, source_row",
    ),
    "finding_sums": (("D1", "O3", "O4", "T1"), _JOB),
}
CHECKS = {name: checks for name, (checks, _) in _LISTED.items()}


@dataclass(frozen=True)
class Digest:
    """What a table holds: its columns with their types, and the measures with their values."""

    columns: dict[str, str]
    measures: dict[str, int]

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return self.measures["count(*)"]


def digest_build(build: Path, tables: Iterable[str], spill: Path) -> dict[str, Digest]:
    """Digests of a build's tables by name, on all their columns, and of what `CHECKS` lists.

    Args:
        build: the database file.
        tables: names of its tables, or of `CHECKS`.
        spill: takes what does not fit into memory.
    """
    with _connected(spill) as connection:
        connection.execute(f"attach '{build}' as build (read_only)")
        return {table: _digest(connection, _of_build(table)) for table in tables}


def compare_tables(
    build: dict[str, Digest], made: Path, tables: Iterable[str], spill: Path
) -> dict[str, str]:
    """Hold tables of another way against a build's: in words what differs, by table.

    A table that has not all columns of the build's is an error of DuckDB's.

    Args:
        build: digests of the build's.
        made: the other way's database file, or a folder with a parquet file a table.
        tables: names of the tables.
        spill: takes what does not fit into memory.
    """
    with _connected(spill) as connection:
        if made.is_file():
            connection.execute(f"attach '{made}' as made (read_only)")
            # Its views name its own tables without the file's name.
            connection.execute("use made")
        places = {
            table: f"main.{table}" if made.is_file() else f"read_parquet('{made / table}.parquet')"
            for table in tables
        }
        return {
            table: _difference(build[table], _digest(connection, place, build[table].columns))
            for table, place in places.items()
        }


def _connected(spill: Path) -> duckdb.DuckDBPyConnection:
    limits = {"memory_limit": "4GB", "threads": 2, "temp_directory": str(spill)}
    return duckdb.connect(config=limits)


def _of_build(table: str) -> str:
    if table not in _LISTED:
        return f"build.main.{table}"
    checks, columns = _LISTED[table]
    codes = ", ".join(f"'{code}'" for code in checks)
    known = f"where check_code in ({codes})"
    return f"(select {columns} from build.main.fct_finding_rows {known})"  # noqa: S608


def _digest(
    connection: duckdb.DuckDBPyConnection, source: str, columns: dict[str, str] | None = None
) -> Digest:
    if columns is None:
        described = connection.execute(f"describe from {source}").fetchall()
        columns = {name: kind for name, kind, *_ in described}
    money = [f"sum({name})" for name, kind in columns.items() if kind.startswith("DECIMAL")]
    # A sum and not an exclusive or: a row that stands twice must not vanish.
    measures = ["count(*)", *money, f"sum(cast(hash({', '.join(columns)}) as hugeint))"]
    told = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in columns.items())
    query = f"select {', '.join(measures)} from (select {told} from {source})"  # noqa: S608
    (found,) = connection.execute(query).fetchall()
    return Digest(columns, dict(zip(measures, found, strict=True)))


def _difference(ours: Digest, theirs: Digest) -> str:
    wrong = [name for name, value in ours.measures.items() if theirs.measures[name] != value]
    if not wrong:
        return ""
    return f"{theirs.rows:,} rows, {ours.rows:,} in the build; {', '.join(wrong)} differ"[:300]
