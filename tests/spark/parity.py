"""Two builds of the same deliveries held against each other, table by table and row by row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.build.manifest import DATABASE_NAME

_COLUMNS = """
    select columns.table_name, columns.column_name, columns.data_type, columns.is_nullable,
        columns.comment, tables.comment
    from duckdb_columns() as columns
    inner join duckdb_tables() as tables
        on columns.database_name = tables.database_name and columns.table_oid = tables.table_oid
    where columns.database_name = '{name}' order by columns.table_name, columns.column_index
"""


@dataclass(frozen=True)
class Compared:
    """One table of both builds; `differing`: rows that one has and the other has not."""

    table: str
    rows_first: int
    rows_second: int
    differing: int


def same_columns(first: Path, second: Path) -> tuple[list[tuple], list[tuple]]:
    """Columns with type, nullability and comments that only one of the builds has, of each."""
    with _both(first, second) as connection:
        one, other = (
            connection.execute(_COLUMNS.format(name=name)).fetchall() for name in ("one", "other")
        )
    return sorted(set(one) - set(other), key=str), sorted(set(other) - set(one), key=str)


def compare_builds(first: Path, second: Path) -> list[Compared]:
    """Every table of the first build, EXCEPT ALL both ways; each build names itself alike."""
    with _both(first, second) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'one' order by 1"
        ).fetchall()
        return [_compare(connection, name, first, second) for (name,) in names]


def as_lines(compared: list[Compared]) -> str:
    """The comparison as a table of text, most different first."""
    ordered = sorted(compared, key=lambda c: (-c.differing, c.table))
    head = f"{'table':34}{'DuckDB':>9}{'Spark':>9}{'differing':>11}"
    rows = [f"{c.table:34}{c.rows_first:9,}{c.rows_second:9,}{c.differing:11,}" for c in ordered]
    return "\n".join([head, *rows])


def _both(first: Path, second: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"attach '{first / DATABASE_NAME}' as one (read_only)")
    connection.execute(f"attach '{second / DATABASE_NAME}' as other (read_only)")
    return connection


def _compare(
    connection: duckdb.DuckDBPyConnection, table: str, first: Path, second: Path
) -> Compared:
    one, other = f"from one.main.{table}", f"from other.main.{table}"
    if table == "fct_quality_results":
        own = "select * replace (case run_id when '{}' then 'own' else run_id end as run_id) "
        one, other = own.format(first.name) + one, own.format(second.name) + other
    counts = [
        f"(select count(*) from ({one}))",
        f"(select count(*) from ({other}))",
        f"(select count(*) from (({one}) except all ({other})))",
        f"(select count(*) from (({other}) except all ({one})))",
    ]
    row = connection.execute(f"select {', '.join(counts)}").fetchone()
    return Compared(table, row[0], row[1], row[2] + row[3])
