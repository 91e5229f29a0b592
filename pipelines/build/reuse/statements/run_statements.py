"""A project's nodes made by the very statements that dbt came to, without starting dbt."""

from __future__ import annotations

import time
from collections.abc import Callable, Set
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from pipelines.build.engine_limits import engine_limits
from pipelines.build.reuse.carry_over import published_names
from pipelines.build.reuse.run_plan import PUBLISHED_SCHEMA
from pipelines.build.reuse.statements.project import Node, Project
from pipelines.settings import Settings

# Told of a node: its unique id, and the seconds that it took.
Tell = Callable[[str, float], None]


class StatementFailed(Exception):  # noqa: N818 - a sentence, as Problem
    """A statement or a test failed: dbt, asked for the same, says what and why."""


class Statements:
    """Makes nodes as dbt would, in a file that has their tables already.

    A table that was taken over keeps its contract and its words: it is emptied and filled.
    """

    def __init__(self, project: Project, settings: Settings, tell: Tell) -> None:
        self._project, self._settings, self._tell = project, settings, tell
        reads = {key: node.depends_on_nodes for key, node in project.nodes.items()}
        self._ordered = [key for key in TopologicalSorter(reads).static_order() if key in reads]

    def open(self, database: Path) -> duckdb.DuckDBPyConnection:
        """A connection with a build's limits."""
        return duckdb.connect(str(database), config=engine_limits(self._settings, database))

    def build(self, database: Path, keys: Set[str]) -> None:
        """Make nodes, parents first; then ask the tests among them.

        Raises:
            StatementFailed: an engine's error, or rows that a test did not expect.
        """
        with self.open(database) as connection:
            connection.execute("create schema if not exists staging")
            for key in self._ordered:
                if key in keys:
                    self.run(connection, key)

    def run(self, connection: duckdb.DuckDBPyConnection, key: str) -> None:
        """Make one node in the file of the connection, or ask one test."""
        begun = time.monotonic()
        node = self._project.nodes[key]
        try:
            if node.resource_type == "test":
                _ask(connection, key, node)
            elif node.materialized == "view":
                connection.execute(f"create or replace view {_name(node)} as {node.statement}")
            else:
                _fill(connection, node)
        except duckdb.Error as error:
            # An engine's own words may quote a cell.
            raise StatementFailed(f"{key}: {type(error).__name__}") from error
        self._tell(key, time.monotonic() - begun)

    def make_room(self, database: Path, kept: Set[str]) -> None:
        """Empty the tables of schema main that are not kept."""
        with self.open(database) as connection:
            for name in published_names(connection) - kept:
                connection.execute(f'truncate main."{name}"')
            connection.execute("checkpoint")


def _name(node: Node) -> str:
    return f'{node.schema}."{node.alias}"'


def _fill(connection: duckdb.DuckDBPyConnection, node: Node) -> None:
    columns = ", ".join(f"{name} {kind}" for name, kind in node.columns.items())
    if not columns:
        connection.execute(f"create or replace table {_name(node)} as {node.statement}")
        return
    if node.schema == PUBLISHED_SCHEMA:
        connection.execute(f"create table if not exists {_name(node)} ({columns})")
        connection.execute(f"truncate {_name(node)}")
    else:
        connection.execute(f"create or replace table {_name(node)} ({columns})")
    connection.execute(f"insert into {_name(node)} by name from ({node.statement}\n)")


def _ask(connection: duckdb.DuckDBPyConnection, key: str, node: Node) -> None:
    query = f"select count(*) from ({node.statement}\n)"  # noqa: S608 - the project's own
    if connection.execute(query).fetchone() != (0,):
        raise StatementFailed(key)
