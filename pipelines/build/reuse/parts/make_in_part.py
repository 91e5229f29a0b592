"""The touched people's rows made by the same models in a small file, and put in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import duckdb

from pipelines.build.reuse.parts.checks import recall_checks
from pipelines.build.reuse.parts.kept_sums import take_back
from pipelines.build.reuse.parts.part_plan import PartPlan
from pipelines.build.reuse.parts.sums import replace_sums
from pipelines.build.reuse.parts.touched_people import TOUCHED, columns_of
from pipelines.build.reuse.statements.project import Project
from pipelines.build.seal import create_database


@dataclass(frozen=True)
class InPart:
    """Unique ids of what was made in part: what may be other than before, and what is the same."""

    made: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()


Connection = duckdb.DuckDBPyConnection
PART = "in_part"


class Builder(Protocol):
    """What makes nodes in a file, and leaves the file to others when it has."""

    def open(self, database: Path) -> Connection:
        """A connection to a file with a build's limits."""

    def build(self, database: Path, keys: Set[str]) -> None:
        """Make nodes by their unique ids."""

    def make_room(self, database: Path, kept: Set[str]) -> None:
        """Give back what tables that are made anew took."""


def make_in_part(database: Path, project: Project, plan: PartPlan, builder: Builder) -> InPart:
    """Replace the touched people's rows of the plan's tables, and the groups that they are in.

    Args:
        database: the new file: schema raw with the touched people, and the tables of the build
            before.
        project: all nodes.
        plan: what is made, and what that needs.
        builder: makes them.

    Returns:
        What is as it would be, made whole.
    """
    if not plan.tables:
        return InPart()
    # A file's name is part of what is run: the small ones bear that of the whole.
    small, before = (database.parent / PART / name / database.name for name in ("now", "before"))
    for path in (small, before):
        path.parent.mkdir(parents=True)
        create_database(path).close()
    with _with_parts(builder.open(database), small, before) as connection:
        _give(connection, plan)
        for table, column in sorted(plan.sums_read.items()):
            _copy(connection, "before", f"main.{table}", column)
    builder.build(small, plan.run | plan.tests)
    if plan.sums:
        builder.build(before, plan.sums_run)
    with _with_parts(builder.open(database), small, before) as connection:
        done = _replace(connection, project, plan, database.parent)
    shutil.rmtree(database.parent / PART)
    return done


@contextmanager
def _with_parts(connection: Connection, small: Path, before: Path) -> Iterator[Connection]:
    with connection:
        for path, name in ((small, "small"), (before, "before")):
            connection.execute(f"attach '{_quoted(path)}' as {name}")
        yield connection
        for name in ("small", "before"):
            connection.execute(f"detach {name}")


def _give(connection: Connection, plan: PartPlan) -> None:
    """Fill the small file with the touched people's raw rows and the tables that stay."""
    connection.execute("create schema small.raw")
    for source in sorted(plan.sources):
        is_of_people = "person_key" in columns_of(connection, f"raw.{source}")
        column = "person_key" if is_of_people else ""
        _copy(connection, "small", f"raw.{source}", column)
    for table, column in sorted(plan.given.items()):
        _copy(connection, "small", f"main.{table}", column)


def _copy(connection: Connection, to: str, table: str, column: str) -> None:
    theirs = f" where {column} in (from {TOUCHED})" if column else ""
    connection.execute(f"create table {to}.{table} as from {table}{theirs}")


def _replace(connection: Connection, project: Project, plan: PartPlan, place: Path) -> InPart:
    connection.execute("begin")
    same = {key for key, part in plan.tables.items() if _is_same(connection, *part)}
    for key in plan.tables.keys() - same:
        table, column = plan.tables[key]
        connection.execute(
            f"delete from main.{table} where {column} in (from {TOUCHED})"  # noqa: S608
        )
        connection.execute(f"insert into main.{table} by name from small.main.{table}")
    known = take_back(connection, project, place, plan.sums.keys())
    summed = {key for key in known if replace_sums(connection, *plan.sums[key])}
    for key, column in plan.checks.items():
        recall_checks(connection, project, {key}, besides=column)
        name = f'staging."{project.nodes[key].alias}"'
        connection.execute(f"insert into {name} by name from small.{name}")
    connection.execute("commit")
    made = plan.tables.keys() - same | summed | plan.checks.keys() | plan.tests
    return InPart(frozenset(made), frozenset(same))


def _is_same(connection: Connection, table: str, column: str) -> bool:
    """Whether the touched people's rows are those of the build before."""
    names = ", ".join(f'"{name}"' for name in columns_of(connection, f"main.{table}"))
    now = f"select {names} from small.main.{table}"  # noqa: S608
    was = f"select {names} from main.{table} where {column} in (from {TOUCHED})"  # noqa: S608
    differing = f"({now} except all {was}) union all ({was} except all {now})"
    count = f"select count(*) from ({differing})"  # noqa: S608
    return connection.execute(count).fetchone() == (0,)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
