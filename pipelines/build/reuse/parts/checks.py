"""Rows of checks of the build before: its file keeps them in one table, told apart by a column."""

from __future__ import annotations

from collections.abc import Iterable, Set

import duckdb

from pipelines.build.reuse.parts.touched_people import TOUCHED
from pipelines.build.reuse.statements.project import Node, Project

Connection = duckdb.DuckDBPyConnection
# Of a table (meta): the column that tells the checks apart whose rows it keeps, all columns of
# them; a check's rows that it lacks change nothing of what is made of checks.
KEEPS_CHECKS = "keeps_checks"
_CHECK = "chk"


def checks_among(project: Project, keys: Iterable[str]) -> set[str]:
    """The checks among nodes whose rows an earlier build's file can give back."""
    if _keeper(project) is None:
        return set()
    nodes = ((key, project.nodes[key]) for key in keys)
    return {key for key, node in nodes if node.alias.startswith(f"{_CHECK}_") and node.statement}


def recall_checks(
    connection: Connection, project: Project, keys: Set[str], besides: str = ""
) -> None:
    """Make the tables of checks, as the build before had them.

    Args:
        connection: to the file that holds that build's tables.
        project: all nodes.
        keys: unique ids of the checks.
        besides: the column of those rows that are left out, about people who are touched.
    """
    connection.execute("create schema if not exists staging")
    keeper = _keeper(project)
    for node in (project.nodes[key] for key in sorted(keys)):
        columns = ", ".join(f"{name} {kind}" for name, kind in node.columns.items())
        connection.execute(f'create or replace table staging."{node.alias}" ({columns})')
        others = f"and {besides} not in (from {TOUCHED})" if besides else ""
        if keeper:
            connection.execute(
                f'insert into staging."{node.alias}" by name '  # noqa: S608 - names of ours
                f"select {', '.join(node.columns)} from main.{keeper.alias} "
                f"where {keeper.meta[KEEPS_CHECKS]} = $1 {others}",
                [_code(node)],
            )


def _keeper(project: Project) -> Node | None:
    found = [node for node in project.nodes.values() if KEEPS_CHECKS in node.meta]
    return found[0] if found else None


def _code(check: Node) -> str:
    """A check's name is chk_<code>_<claim>."""
    return check.alias.split("_")[1].upper()
