"""The project's own models and seeds as dbt compiled them once, run without dbt."""

from __future__ import annotations

from collections.abc import Set
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
from dbt.contracts.graph.manifest import Manifest, WritableManifest

from pipelines.build.reuse.carry_over import drop_others
from pipelines.build.reuse.fingerprints import fingerprint
from pipelines.build.reuse.make_nodes import make_nodes
from pipelines.build.reuse.node_fingerprints import fingerprint_texts
from pipelines.build.reuse.reuse import Reuse
from pipelines.build.reuse.statements.project import project_of, statements_of


class CompiledProject:
    """Stands in for dbt in a build: runs what the plan chose, and nothing else.

    Attributes:
        root: a folder with the project's seeds, which a test may change.
    """

    def __init__(self, place: Path, root: Path) -> None:
        told = WritableManifest.read_and_check_versions(str(place / "manifest.json"))
        self.manifest = Manifest.from_writable_manifest(told)
        nodes = self.manifest.nodes.values()
        self._seeds = [node for node in nodes if node.resource_type == "seed"]
        models = {n.unique_id: n.depends_on_nodes for n in nodes if n.resource_type == "model"}
        ordered = TopologicalSorter(models).static_order()
        self._models = [self.manifest.nodes[key] for key in ordered if key in models]
        self.root = root
        for node in self._seeds:
            node.root_path = str(root)

    def run_dbt(self, database: Path, *_: object, reuse: Reuse) -> None:
        """Make what dbt would have been told to make."""
        reuse.write(database.parent)
        project = project_of(self.manifest, self._texts(), self.files())
        project = project.with_statements(statements_of(self.manifest), None)
        make_nodes(database, project, self)
        project.write(database.parent)

    def files(self, _: Path | None = None) -> str:
        """What stands for the project's files: another if a model or seed was changed."""
        return fingerprint(*self._texts().values())

    def open(self, database: Path) -> duckdb.DuckDBPyConnection:
        """A connection to a file."""
        return duckdb.connect(str(database))

    def build(self, database: Path, keys: Set[str]) -> None:
        """Run the nodes' statements, each table made anew."""
        with self.open(database) as connection:
            connection.execute("create schema if not exists staging")
            for node in (*self._seeds, *self._models):
                if node.unique_id in keys:
                    connection.execute(self._made(node))

    def make_room(self, database: Path, kept: Set[str]) -> None:
        """Drop what is made anew."""
        with self.open(database) as connection:
            drop_others(connection, kept)

    def _texts(self) -> dict[str, str]:
        # What events make of the store, tests of the data would not let pass.
        told = fingerprint_texts(self.manifest)
        nodes = self.manifest.nodes
        return {key: text for key, text in told.items() if nodes[key].resource_type != "test"}

    def change_model(self, name: str, old: str, new: str) -> None:
        """Write a model otherwise, as if its file had been edited."""
        node = self.manifest.nodes[f"model.minsheng.{name}"]
        assert old in node.raw_code
        node.raw_code = node.raw_code.replace(old, new)
        node.compiled_code = node.compiled_code.replace(old, new)

    def _made(self, node: Any) -> str:
        if node.resource_type == "model":
            kind = node.config.materialized
            told = node.compiled_code
            if kind == "table":
                # As its contract says, which the next build's rows are held to.
                columns = ", ".join(
                    f"cast({name} as {column.data_type}) as {name}"
                    for name, column in node.columns.items()
                )
                told = f"select {columns} from ({told}\n)"
            return f"create or replace {kind} {node.schema}.{node.name} as {told}"
        path = self.root / node.original_file_path
        types = node.config.extra.get("column_types") or node.config.column_types
        known = f", types = {types}" if types else ""
        rows = f"read_csv('{path}', header = true{known})"
        return f"create or replace table main.{node.name} as from {rows}"
