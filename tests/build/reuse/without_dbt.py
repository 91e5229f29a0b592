"""The project's own models and seeds as dbt compiled them once, run without dbt."""

from __future__ import annotations

from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
from dbt.contracts.graph.manifest import Manifest, WritableManifest

from pipelines.build.reuse.make_nodes import make_nodes
from pipelines.build.reuse.reuse import Reuse


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

        def build(database: Path, keys: frozenset[str]) -> None:
            with duckdb.connect(str(database)) as connection:
                connection.execute("create schema if not exists staging")
                for node in (*self._seeds, *self._models):
                    if node.unique_id in keys:
                        connection.execute(self._made(node))

        reuse.write(database.parent)
        make_nodes(database, self.manifest, build)

    def change_model(self, name: str, old: str, new: str) -> None:
        """Write a model otherwise, as if its file had been edited."""
        node = self.manifest.nodes[f"model.minsheng.{name}"]
        assert old in node.raw_code
        node.raw_code = node.raw_code.replace(old, new)
        node.compiled_code = node.compiled_code.replace(old, new)

    def _made(self, node: Any) -> str:
        if node.resource_type == "model":
            kind = node.config.materialized
            return f"create or replace {kind} {node.schema}.{node.name} as {node.compiled_code}"
        path = self.root / node.original_file_path
        types = node.config.extra.get("column_types") or node.config.column_types
        known = f", types = {types}" if types else ""
        rows = f"read_csv('{path}', header = true{known})"
        return f"create or replace table main.{node.name} as from {rows}"
