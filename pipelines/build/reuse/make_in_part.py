"""The touched people's rows made by the same models in a small file, and put in place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

from pipelines.build.reuse.part_plan import PartPlan
from pipelines.build.reuse.touched_people import TOUCHED, columns_of, told_by_people
from pipelines.build.seal import create_database

Build = Callable[[Path, frozenset[str]], None]
PART = "in_part"


def people_tables(database: Path) -> set[str]:
    """Tables of schema raw whose changes the touched people tell; empty if nobody is told."""
    with duckdb.connect(str(database)) as connection:
        return told_by_people(connection)


def make_in_part(database: Path, plan: PartPlan, build: Build) -> None:
    """Replace the touched people's rows of the plan's tables.

    Args:
        database: the new file: schema raw with the touched people, and the tables of the build
            before.
        plan: what is made, and what that needs.
        build: makes nodes in a file, by their unique ids, and leaves the file to others.
    """
    if not plan.tables:
        return
    # dbt writes a file's name into what it runs: the small one bears that of the whole.
    small = database.parent / PART / database.name
    small.parent.mkdir()
    create_database(small).close()
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"attach '{_quoted(small)}' as small")
        _give(connection, plan)
        connection.execute("detach small")
    build(small, plan.run)
    with duckdb.connect(str(database)) as connection:
        connection.execute(f"attach '{_quoted(small)}' as small (read_only)")
        _replace(connection, plan)
        connection.execute("detach small")
    shutil.rmtree(small.parent)


def _give(connection: duckdb.DuckDBPyConnection, plan: PartPlan) -> None:
    """Fill the small file with the touched people's raw rows and the tables that stay."""
    connection.execute("create schema small.raw")
    for source in sorted(plan.sources):
        is_of_people = "person_key" in columns_of(connection, f"raw.{source}")
        column = "person_key" if is_of_people else ""
        _copy(connection, f"raw.{source}", column)
    for table, column in sorted(plan.given.items()):
        _copy(connection, f"main.{table}", column)


def _copy(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    theirs = f" where {column} in (from {TOUCHED})" if column else ""
    connection.execute(f"create table small.{table} as from {table}{theirs}")


def _replace(connection: duckdb.DuckDBPyConnection, plan: PartPlan) -> None:
    connection.execute("begin")
    for table, column in plan.tables.items():
        connection.execute(
            f"delete from main.{table} where {column} in (from {TOUCHED})"  # noqa: S608
        )
        connection.execute(f"insert into main.{table} by name from small.main.{table}")
    connection.execute("commit")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
