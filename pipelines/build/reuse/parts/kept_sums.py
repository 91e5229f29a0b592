"""Sums over people that no reader of the file sees, kept beside it for the next build."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Set
from pathlib import Path

import duckdb

from pipelines.build.reuse.parts.sums import SUMS_PEOPLE
from pipelines.build.reuse.run_plan import PUBLISHED_SCHEMA
from pipelines.build.reuse.statements.project import Node, Project
from pipelines.file_hash import file_hash

KEPT = "sums"


def keep_sums(
    connection: duckdb.DuckDBPyConnection, project: Project, place: Path
) -> dict[str, str]:
    """Write what a build's file holds of them beside it, into the build's folder; their hashes."""
    hashes = {}
    made = connection.execute(
        "select table_name from duckdb_tables() where schema_name <> $1", [PUBLISHED_SCHEMA]
    ).fetchall()
    for node in project.nodes.values():
        if SUMS_PEOPLE in node.meta and (node.alias,) in made:
            path = _file(place, node)
            path.parent.mkdir(exist_ok=True)
            connection.table(f"{node.schema}.{node.alias}").write_parquet(str(path))
            hashes[path.name] = file_hash(path)
    return hashes


def bring_sums(earlier: Path, place: Path, hashes: Mapping[str, str]) -> None:
    """Take over those that are whole into the folder of a build that begins with an earlier one."""
    for name, told in hashes.items():
        kept, copy = earlier / KEPT / name, place / KEPT / name
        if kept.exists():
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(kept, copy)
            if file_hash(copy) != told:
                copy.unlink()


def take_back(
    connection: duckdb.DuckDBPyConnection, project: Project, place: Path, keys: Set[str]
) -> set[str]:
    """Make the tables of such sums as the build before had them.

    Returns:
        Those of the keys whose tables the file now holds.
    """
    known = set()
    for key in keys:
        node = project.nodes[key]
        if node.schema != PUBLISHED_SCHEMA:
            if not _file(place, node).exists():
                continue
            connection.execute("create schema if not exists staging")
            columns = ", ".join(f"{name} {kind}" for name, kind in node.columns.items())
            name = f"{node.schema}.{node.alias}"
            connection.execute(f"create or replace table {name} ({columns})")
            rows = connection.read_parquet(str(_file(place, node)))
            rows.insert_into(name)
        known.add(key)
    return known


def _file(place: Path, node: Node) -> Path:
    return place / KEPT / f"{node.alias}.parquet"
