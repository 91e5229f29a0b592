"""What a build makes anew, in two steps, and the note of what all of it was made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipelines.build.reuse.carry_over import published_names
from pipelines.build.reuse.fingerprints import Fingerprints, fingerprint_rows
from pipelines.build.reuse.node_fingerprints import fingerprint_nodes, known_by_rows, same_rows
from pipelines.build.reuse.parts.checks import checks_among, recall_checks
from pipelines.build.reuse.parts.kept_sums import keep_sums
from pipelines.build.reuse.parts.make_in_part import Builder, Connection, InPart, make_in_part
from pipelines.build.reuse.parts.part_plan import plan_part
from pipelines.build.reuse.parts.touched_people import told_by_people
from pipelines.build.reuse.reuse import Reuse, take_reuse
from pipelines.build.reuse.run_plan import RunPlan, ancestors, plan_run, published_tables
from pipelines.build.reuse.statements.project import Project


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
    making = _begin(database, project, builder)
    first = making.make_known_by_rows()
    in_part = making.make_in_part(first)
    kept = making.make_others(first, in_part)
    making.write_down(kept, in_part)


@dataclass
class _Making:
    """Nodes on their way.

    Attributes:
        reuse: what may be taken over.
        there: tables that the file held at the beginning.
        of_people: tables of schema raw whose changes touched people tell.
        rows: fingerprints of the rows that are known so far, by the unique ids of their nodes.
    """

    database: Path
    project: Project
    builder: Builder
    reuse: Reuse
    there: set[str]
    of_people: set[str]
    rows: dict[str, str]

    @property
    def nodes(self) -> dict[str, str]:
        """Fingerprints of all nodes, as far as rows are known."""
        return fingerprint_nodes(self.project, self.reuse.raw, self.rows, self.reuse.earlier)

    @cached_property
    def tables(self) -> dict[str, str]:
        """Names of what is published, by the unique ids of what makes it."""
        return published_tables(self.project, self.nodes)

    def make_known_by_rows(self) -> frozenset[str]:
        """Make what may have other rows than before, and add these; which nodes were run."""
        by_rows = known_by_rows(self.project)
        unsure = by_rows.keys() - self.rows.keys()
        if not self.reuse.earlier.nodes or not unsure:
            return frozenset()
        first = self._plan(self.nodes).run & ancestors(self.project, unsure)
        self.builder.build(self.database, first)
        with self.builder.open(self.database) as connection:
            self.rows |= _rows(connection, {key: by_rows[key] for key in unsure})
        return first

    def make_in_part(self, first: frozenset[str]) -> InPart:
        """Make the rows of touched people, where those are few."""
        earlier, nodes = self.reuse.earlier, self.nodes
        part = plan_part(
            self.project,
            self._plan(nodes).run - first,
            _same(nodes, earlier.nodes) | _same(self.rows, earlier.rows),
            _same(self.project.texts, earlier.texts),
            self.of_people if self.there >= set(self.tables.values()) else set(),
        )
        in_part = make_in_part(self.database, self.project, part, self.builder)
        self.rows |= earlier.rows_of(in_part.same)
        return in_part

    def make_others(self, first: frozenset[str], in_part: InPart) -> set[str]:
        """Make what is left to make; the names of the tables that stay."""
        nodes = self.nodes
        plan = self._plan(nodes)
        same = _same(nodes, self.reuse.earlier.nodes)
        same_checks = checks_among(self.project, plan.run & same)
        with self.builder.open(self.database) as connection:
            recall_checks(connection, self.project, same_checks - in_part.made)
        done = first | in_part.made | in_part.same | same_checks
        kept = plan.kept - self._names(first) | self._names(in_part.same)
        self.builder.make_room(self.database, kept | self._names(done))
        if left := plan.run - done:
            self.builder.build(self.database, left)
        return kept

    def write_down(self, kept: set[str], in_part: InPart) -> None:
        """Note beside the file what all of it was made of."""
        with self.builder.open(self.database) as connection:
            sums = keep_sums(connection, self.project, self.database.parent)
            self.rows = self.rows or _rows(connection, known_by_rows(self.project))
        nodes = self.nodes
        Fingerprints(
            nodes,
            self.rows,
            tables={name: self.rows.get(key) or nodes[key] for key, name in self.tables.items()},
            texts=self.project.texts,
            lists=self.reuse.lists,
            sums=sums,
            kept=sorted(kept),
            in_part=sorted(self._names(in_part.made)),
        ).write(self.database.parent)

    def _plan(self, nodes: Mapping[str, str]) -> RunPlan:
        return plan_run(self.project, nodes, self.reuse.earlier.nodes, self.there)

    def _names(self, keys: Iterable[str]) -> set[str]:
        return {self.tables[key] for key in keys if key in self.tables}


def _begin(database: Path, project: Project, builder: Builder) -> _Making:
    reuse = take_reuse(database.parent)
    with builder.open(database) as connection:
        there, of_people = published_names(connection), told_by_people(connection)
    making = _Making(database, project, builder, reuse, there, of_people, {})
    making.rows = same_rows(making.nodes, reuse.earlier)
    return making


def _same(now: Mapping[str, str], earlier: Mapping[str, str]) -> set[str]:
    return {key for key, told in now.items() if earlier.get(key) == told}


def _rows(connection: Connection, relations: dict[str, str]) -> dict[str, str]:
    return {key: fingerprint_rows(connection, name) for key, name in relations.items()}
