"""What a build makes anew, in two steps, and the note of what all of it was made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.reuse.carry_over import drop_others, published_names
from pipelines.build.reuse.fingerprints import Fingerprints, fingerprint_rows
from pipelines.build.reuse.make_in_part import Build, make_in_part, people_tables
from pipelines.build.reuse.node_fingerprints import (
    fingerprint_nodes,
    fingerprint_texts,
    known_by_rows,
)
from pipelines.build.reuse.part_plan import plan_part
from pipelines.build.reuse.reuse import read_reuse
from pipelines.build.reuse.run_plan import ancestors, plan_run, published_tables


def make_nodes(database: Path, manifest: Any, build: Build) -> None:
    """Have made what may differ from the build that was copied, and leave the rest.

    First come the few relations that are known by their rows, if what they are made of changed:
    where their rows are those of before, what reads them stays. Then come the tables that change
    for few people.

    Args:
        database: holds schema raw, and the tables of the build that was copied; beside it lies
            what it may take over, and comes fingerprints.json.
        manifest: dbt's.
        build: makes nodes in a file, by their unique ids, and leaves the file to others.
    """
    reuse = read_reuse(database.parent)
    by_rows = known_by_rows(manifest)
    texts = fingerprint_texts(manifest)
    told = partial(fingerprint_nodes, manifest, texts, reuse.raw)
    nodes = told({})
    rows = {
        key: reuse.rows[key]
        for key in by_rows.keys() & reuse.rows.keys()
        if reuse.nodes.get(key) == nodes[key]
    }
    tables = published_tables(manifest, nodes)
    there = _there(database)
    first: frozenset[str] = frozenset()
    if reuse.nodes and (unsure := by_rows.keys() - rows.keys()):
        changed = plan_run(manifest, nodes, reuse.nodes, there).run
        first = changed & ancestors(manifest, unsure)
        build(database, first)
        rows |= _rows(database, {key: by_rows[key] for key in unsure})
    nodes = told(rows)
    plan = plan_run(manifest, nodes, reuse.nodes, there)
    kept = plan.kept - _names(tables, first)
    part = plan_part(
        manifest,
        plan.run - first,
        _same(nodes, reuse.nodes) | _same(rows, reuse.rows),
        _same(texts, reuse.texts),
        people_tables(database) if there >= set(tables.values()) else set(),
    )
    make_in_part(database, part, build)
    drop_others(database, kept | _names(tables, first) | part.tables.keys())
    if left := frozenset(key for key in plan.run - first if tables.get(key) not in part.tables):
        build(database, left)
    rows = rows or _rows(database, by_rows)
    nodes = told(rows)
    Fingerprints(
        nodes,
        rows,
        tables={name: nodes[key] for key, name in tables.items()},
        texts=texts,
        lists=reuse.lists,
        kept=sorted(kept),
        in_part=sorted(part.tables),
    ).write(database.parent)


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
