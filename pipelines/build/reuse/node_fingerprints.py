"""What dbt's models, seeds and tests come to, told from their text and all that they read."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipelines.build.reuse.fingerprints import Fingerprints, fingerprint
from pipelines.build.reuse.statements.project import Project
from pipelines.build.reuse.statements.project_files import ENGINES
from pipelines.file_hash import file_hash

_OF_THE_MOMENT = {
    *("created_at", "root_path", "build_path"),
    *("compiled", "compiled_path", "compiled_code", "extra_ctes", "extra_ctes_injected"),
}
KINDS = {"model", "seed", "test"}


def fingerprint_texts(manifest: Any) -> dict[str, str]:
    """Fingerprints of what models, seeds and tests are by themselves, by unique id.

    Made of a node's text and settings, a seed's bytes, all macros and the engines' versions.

    Args:
        manifest: dbt's, of which nothing was run: a run writes into it.
    """
    shared = _shared(manifest)
    return {
        key: fingerprint(shared, _own(node))
        for key, node in manifest.nodes.items()
        if node.resource_type in KINDS
    }


def fingerprint_nodes(
    project: Project, raw: Mapping[str, str], rows: Mapping[str, str], earlier: Fingerprints
) -> dict[str, str]:
    """Fingerprints of nodes with all that they read: where any of it changed, so did the node's.

    Args:
        project: the nodes.
        raw: of the sources' tables; a source without one is never the same.
        rows: of the rows of nodes that are known by them: whoever reads such a node goes by these.
        earlier: of the build before: where a node is what it was, so are its rows.
    """
    known = {key: raw.get(table) or uuid.uuid4().hex for key, table in project.sources.items()}

    def of(key: str) -> str:
        if key not in known:
            parents = sorted(set(project.nodes[key].depends_on_nodes))
            read = (parent + read_as(parent) for parent in parents)
            known[key] = fingerprint(project.texts[key], *read)
        return known[key]

    def read_as(key: str) -> str:
        told = of(key)
        is_same = earlier.nodes.get(key) == told
        return rows.get(key) or (is_same and earlier.rows.get(key)) or told

    return {key: of(key) for key in project.texts}


def same_rows(nodes: Mapping[str, str], earlier: Fingerprints) -> dict[str, str]:
    """Fingerprints of rows that the build before knew, of nodes that are what they were then."""
    return {
        key: told for key, told in earlier.rows.items() if earlier.nodes.get(key) == nodes.get(key)
    }


def known_by_rows(project: Project) -> dict[str, str]:
    """Relations that often come out the same of other deliveries, by their unique id.

    Their models say so (meta, `known_by_rows`): few rows, which much is made of.
    """
    return {
        key: f'{node.schema}."{node.alias}"'
        for key, node in project.nodes.items()
        if node.resource_type == "model" and node.meta.get("known_by_rows")
    }


def _shared(manifest: Any) -> str:
    macros = (f"{key} {macro.macro_sql}" for key, macro in sorted(manifest.macros.items()))
    variables = json.dumps(manifest.env_vars, sort_keys=True)
    return fingerprint(*(version(name) for name in ENGINES), variables, *macros)


def _own(node: Any) -> str:
    told = node.to_dict(omit_none=True)
    kept = {name: value for name, value in told.items() if name not in _OF_THE_MOMENT}
    # dbt tells a large seed by its path alone.
    rows = ""
    if node.resource_type == "seed":
        rows = file_hash(Path(node.root_path, node.original_file_path))
    return fingerprint(json.dumps(kept, sort_keys=True, default=str), rows)
