"""Which tables a build may make for the touched people alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from pipelines.build.reuse.parts.checks import checks_among
from pipelines.build.reuse.parts.sums import SUMS_PEOPLE, Sums
from pipelines.build.reuse.run_plan import published_tables
from pipelines.build.reuse.statements.project import Node, Project

# Of a model (meta): the column that names the person or household whose rows a row stands on,
# and no other's; a view whose readers group by such columns says true.
BY_PERSON = "by_person"
# What dbt's tests ask of each row by itself, and of rows that share the columns asked of.
_OF_ONE_ROW = ["not_null", "accepted_values"]
_OF_A_KEY = ["unique", "unique_together"]


@dataclass(frozen=True)
class PartPlan:
    """What is made for the touched people, in a small world of their rows.

    Attributes:
        tables: whose rows are replaced, by unique id: the name, and the column that names people.
        run: unique ids of the nodes that make them.
        given: names of the tables that these read and that stay; with the column that names
            people, where only theirs are needed.
        sources: tables of schema raw that these read.
        sums: whose groups are replaced, by unique id: the name, and how they sum over people.
        sums_read: names of the tables that these read, as `given`.
        sums_run: unique ids of the nodes that make these of those.
        checks: columns that name people, by unique ids of checks whose rows are replaced.
        tests: unique ids of tests that need to be asked of the touched people's rows alone.
    """

    tables: Mapping[str, tuple[str, str]]
    run: frozenset[str]
    given: Mapping[str, str]
    sources: frozenset[str]
    sums: Mapping[str, tuple[str, Sums]] = field(default_factory=dict)
    sums_read: Mapping[str, str] = field(default_factory=dict)
    sums_run: frozenset[str] = frozenset()
    checks: Mapping[str, str] = field(default_factory=dict)
    tests: frozenset[str] = frozenset()


def plan_part(
    project: Project, run: Set[str], same: Set[str], texts_same: Set[str], by_person: Set[str]
) -> PartPlan:
    """Choose the tables, and what their making needs.

    Args:
        project: all nodes.
        run: unique ids of the nodes that a build would make anew.
        same: those whose rows are those of the build before.
        texts_same: those that are by themselves what they were then.
        by_person: tables of schema raw whose changes the touched people tell.
    """
    published = published_tables(project, texts_same | run)
    known: dict[str, bool] = {}

    def is_by_person(key: str) -> bool:
        """Whether its rows can differ for the touched people alone."""
        if key in project.sources:
            return project.sources[key] in by_person
        if key not in known:
            known[key] = key in same or (
                key in texts_same
                and bool(_meta(project, key))
                and all(map(is_by_person, project.nodes[key].depends_on_nodes))
            )
        return known[key]

    changed = run & published.keys() - same
    made = {key: str(_meta(project, key)) for key in changed if is_by_person(key)}
    sums = {
        key: reads
        for key in run & texts_same - same
        if SUMS_PEOPLE in project.nodes[key].meta and project.nodes[key].statement
        if (reads := _reads_of_sums(project, key, published.keys(), is_by_person))
    }
    checks = {
        key: _column(project, key)
        for key in checks_among(project, run - same)
        if _column(project, key) and is_by_person(key)
    }
    inner, given, sources = _needs(
        project, made.keys() | sums.keys() | checks.keys(), published.keys()
    )
    tables = {key: (published[key], column) for key, column in made.items()}
    read = {parent for reads in sums.values() for parent in reads}
    return PartPlan(
        tables,
        frozenset(inner),
        {published[key]: _column(project, key) for key in given - made.keys()},
        frozenset(sources),
        {key: _sums(project, key) for key in sums},
        {published[key]: _column(project, key) for key in read & published.keys()},
        frozenset(sums) | read - published.keys(),
        checks,
        frozenset(key for key in run & texts_same if _asks_of_rows(project.nodes[key], made)),
    )


def _needs(
    project: Project, keys: Set[str], published: Set[str]
) -> tuple[set[str], set[str], set[str]]:
    """What has to be made for nodes to be made, the tables that are read, and those of raw."""
    inner, read, sources = set(keys), set(), set()
    ahead = list(inner)
    while ahead:
        for parent in project.nodes[ahead.pop()].depends_on_nodes:
            if parent in project.sources:
                sources.add(project.sources[parent])
            elif parent in published:
                read.add(parent)
            elif parent not in inner:
                inner.add(parent)
                ahead.append(parent)
    return inner, read, sources


def _reads_of_sums(
    project: Project, key: str, published: Set[str], is_by_person: Callable[[str], bool]
) -> set[str]:
    """The tables that sums are made of, and the views between; none if one has other changes."""
    reads: set[str] = set()
    ahead = [key]
    while ahead:
        for parent in project.nodes[ahead.pop()].depends_on_nodes:
            if parent in project.sources or (parent in published and not is_by_person(parent)):
                return set()
            reads.add(parent)
            if parent not in published:
                ahead.append(parent)
    return reads


def _sums(project: Project, key: str) -> tuple[str, Sums]:
    node = project.nodes[key]
    return f"{node.schema}.{node.alias}", Sums.told(node.meta[SUMS_PEOPLE])


def _asks_of_rows(test: Node, made: Mapping[str, str]) -> bool:
    """Whether a test finds all in the rows of single people: they are in no other's."""
    columns = [made.get(parent) for parent in test.depends_on_nodes]
    return (
        test.asks in _OF_ONE_ROW + _OF_A_KEY
        and len(columns) == 1
        and (columns[0] in test.key if test.asks in _OF_A_KEY else columns[0] is not None)
    )


def _meta(project: Project, key: str) -> Any:
    return project.nodes[key].meta.get(BY_PERSON)


def _column(project: Project, key: str) -> str:
    told = _meta(project, key)
    return told if isinstance(told, str) else ""
