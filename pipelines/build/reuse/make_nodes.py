"""What a build makes anew, in two steps, and the note of what all of it was made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import partial
from pathlib import Path
from typing import Protocol

import duckdb

from pipelines.build.reuse.carry_over import published_names
from pipelines.build.reuse.fingerprints import Fingerprints, fingerprint_rows
from pipelines.build.reuse.node_fingerprints import fingerprint_nodes, known_by_rows, same_rows
from pipelines.build.reuse.parts.checks import checks_among, recall_checks
from pipelines.build.reuse.parts.kept_sums import keep_sums
from pipelines.build.reuse.parts.make_in_part import make_in_part, people_tables
from pipelines.build.reuse.parts.part_plan import plan_part
from pipelines.build.reuse.reuse import take_reuse
from pipelines.build.reuse.run_plan import ancestors, plan_run, published_tables
from pipelines.build.reuse.statements.project import Project


class Builder(Protocol):
    """What makes nodes in a file, and leaves the file to others when it has."""

    def build(self, database: Path, keys: Set[str]) -> None:
        """Make nodes by their unique ids."""

    def make_room(self, database: Path, kept: Set[str]) -> None:
        """Give back what tables that are made anew took."""


def make_nodes(database: Path, project: Project, builder: Builder) -> None:
    """Have made what may differ from the build that was copied, and leave the rest.

    First come the few relations that are known by their rows, if what they are made of changed:
    where their rows are those of before, what reads them stays. Then come the tables that change
    for few people.

    Args:
        database: holds schema raw, and the tables of the build that was copied; beside it lies
            what it may take over, and comes fingerprints.json.
        project: all nodes.
        builder: makes them.
    """
    reuse = take_reuse(database.parent)
    told = partial(fingerprint_nodes, project, reuse.raw, earlier=reuse.earlier)
    nodes = told({})
    rows = same_rows(nodes, reuse.earlier)
    tables = published_tables(project, nodes)
    there = _there(database)
    first = _make_known_by_rows(database, project, builder, reuse.earlier, nodes, rows)
    nodes = told(rows)
    plan = plan_run(project, nodes, reuse.earlier.nodes, there)
    part = plan_part(
        project,
        plan.run - first,
        _same(nodes, reuse.earlier.nodes) | _same(rows, reuse.earlier.rows),
        _same(project.texts, reuse.earlier.texts),
        people_tables(database) if there >= set(tables.values()) else set(),
    )
    in_part = make_in_part(database, project, part, builder.build)
    rows |= reuse.earlier.rows_of(in_part.same)
    nodes = told(rows)
    plan = plan_run(project, nodes, reuse.earlier.nodes, there)
    same_checks = checks_among(project, plan.run & _same(nodes, reuse.earlier.nodes))
    recall_checks(database, project, same_checks - in_part.made)
    done = first | in_part.made | in_part.same | same_checks
    kept = plan.kept - _names(tables, first) | _names(tables, in_part.same)
    builder.make_room(database, kept | _names(tables, done))
    if left := plan.run - done:
        builder.build(database, left)
    keep_sums(database, project)
    rows = rows or _rows(database, known_by_rows(project))
    nodes = told(rows)
    Fingerprints(
        nodes,
        rows,
        tables={name: rows.get(key) or nodes[key] for key, name in tables.items()},
        texts=project.texts,
        lists=reuse.lists,
        kept=sorted(kept),
        in_part=sorted(_names(tables, in_part.made)),
    ).write(database.parent)


def _make_known_by_rows(
    database: Path,
    project: Project,
    builder: Builder,
    earlier: Fingerprints,
    nodes: Mapping[str, str],
    rows: dict[str, str],
) -> frozenset[str]:
    """Make what may have other rows than before, and add these to `rows`; which nodes were run."""
    by_rows = known_by_rows(project)
    unsure = by_rows.keys() - rows.keys()
    if not earlier.nodes or not unsure:
        return frozenset()
    changed = plan_run(project, nodes, earlier.nodes, _there(database)).run
    first = changed & ancestors(project, unsure)
    builder.build(database, first)
    rows |= _rows(database, {key: by_rows[key] for key in unsure})
    return first


def _same(now: Mapping[str, str], earlier: Mapping[str, str]) -> set[str]:
    return {key for key, told in now.items() if earlier.get(key) == told}


def _there(database: Path) -> set[str]:
    with duckdb.connect(str(database)) as connection:
        return published_names(connection)


def _rows(database: Path, relations: dict[str, str]) -> dict[str, str]:
    with duckdb.connect(str(database)) as connection:
        return {key: fingerprint_rows(connection, name) for key, name in relations.items()}


def _names(tables: dict[str, str], keys: Iterable[str]) -> set[str]:
    return {tables[key] for key in keys if key in tables}
