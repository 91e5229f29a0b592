"""Which of dbt's nodes a build runs, and which tables it takes over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from pipelines.build.reuse.statements.project import Project

PUBLISHED_SCHEMA = "main"


@dataclass(frozen=True)
class RunPlan:
    """What a build does.

    Attributes:
        run: unique ids of the nodes that dbt runs.
        kept: names of the tables that stay as the build before has them.
    """

    run: frozenset[str]
    kept: frozenset[str]


def plan_run(
    project: Project, nodes: Mapping[str, str], earlier: Mapping[str, str], there: Set[str]
) -> RunPlan:
    """Run what differs from the build before, and what is not published but read by what runs.

    Args:
        project: all nodes.
        nodes: fingerprints of the nodes, by unique id.
        earlier: those of the build before; empty: all is run.
        there: the tables that the build before published.
    """
    tables = published_tables(project, nodes)
    same = {key for key, told in nodes.items() if earlier.get(key) == told}
    same -= {key for key, name in tables.items() if name not in there}
    run = nodes.keys() - same
    ahead = list(run)
    while ahead:
        for parent in project.nodes[ahead.pop()].depends_on_nodes:
            if parent in nodes and parent not in run and parent not in tables:
                run.add(parent)
                ahead.append(parent)
    return RunPlan(frozenset(run), frozenset(tables[key] for key in tables.keys() - run))


def published_tables(project: Project, nodes: Mapping[str, str]) -> dict[str, str]:
    """Names of the tables that a build publishes, by the unique id of what makes them."""
    return {
        key: project.nodes[key].alias
        for key in nodes
        if project.nodes[key].resource_type != "test"
        and project.nodes[key].schema == PUBLISHED_SCHEMA
    }


def ancestors(project: Project, keys: Iterable[str]) -> set[str]:
    """Unique ids of nodes and of all that they are made of."""
    found, ahead = set(), list(keys)
    while ahead:
        if (key := ahead.pop()) in project.nodes and key not in found:
            found.add(key)
            ahead += project.nodes[key].depends_on_nodes
    return found


def project_of_table(project: Project, alias: str) -> Project:
    """The project of one table and of all that it is made of."""
    kept = ancestors(project, (key for key, node in project.nodes.items() if node.alias == alias))
    nodes = {key: project.nodes[key] for key in kept}
    return replace(project, nodes=nodes, texts={key: project.texts[key] for key in kept})
