"""Which tables a build may make for the touched people alone."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from pipelines.build.reuse.run_plan import published_tables

# Of a model (meta): the column that names the person or household whose rows a row stands on,
# and no other's; a view whose readers group by such columns says true.
BY_PERSON = "by_person"


@dataclass(frozen=True)
class PartPlan:
    """What is made for the touched people, in a small world of their rows.

    Attributes:
        tables: columns that name people, by the names of the tables whose rows are replaced.
        run: unique ids of the nodes that make them.
        given: names of the tables that these read and that stay; with the column that names
            people, where only theirs are needed.
        sources: tables of schema raw that these read.
    """

    tables: Mapping[str, str]
    run: frozenset[str]
    given: Mapping[str, str]
    sources: frozenset[str]


def plan_part(
    manifest: Any, run: Set[str], same: Set[str], texts_same: Set[str], by_person: Set[str]
) -> PartPlan:
    """Choose the tables, and what their making needs.

    Args:
        manifest: dbt's.
        run: unique ids of the nodes that a build would make anew.
        same: those whose rows are those of the build before.
        texts_same: those that are by themselves what they were then.
        by_person: tables of schema raw whose changes the touched people tell.
    """
    published = published_tables(manifest, texts_same | run)
    known: dict[str, bool] = {}

    def is_by_person(key: str) -> bool:
        """Whether its rows can differ for the touched people alone."""
        if key in manifest.sources:
            return manifest.sources[key].identifier in by_person
        if key not in known:
            known[key] = key in same or (
                key in texts_same
                and bool(_meta(manifest, key))
                and all(map(is_by_person, manifest.nodes[key].depends_on_nodes))
            )
        return known[key]

    made = {
        key: str(_meta(manifest, key))
        for key in run & published.keys()
        if key not in same and is_by_person(key)
    }
    inner, given, sources = set(made), {}, set()
    ahead = list(made)
    while ahead:
        for parent in manifest.nodes[ahead.pop()].depends_on_nodes:
            if parent in manifest.sources:
                sources.add(manifest.sources[parent].identifier)
            elif parent in published:
                if parent not in made:
                    given[published[parent]] = _column(manifest, parent)
            elif parent not in inner:
                inner.add(parent)
                ahead.append(parent)
    tables = {published[key]: column for key, column in made.items()}
    return PartPlan(tables, frozenset(inner), given, frozenset(sources))


def _meta(manifest: Any, key: str) -> Any:
    return manifest.nodes[key].config.meta.get(BY_PERSON)


def _column(manifest: Any, key: str) -> str:
    told = _meta(manifest, key)
    return told if isinstance(told, str) else ""
