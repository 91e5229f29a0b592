"""The project's nodes as builds need them, and the statements that they came to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

PROJECT_NAME = "project.json"


@dataclass(frozen=True)
class Node:
    """A model, seed or test.

    Attributes:
        resource_type: which of the three.
        schema, alias: the relation's name.
        materialized: table or view, of a model.
        depends_on_nodes: unique ids of what it reads.
        meta: what its file says of it to builds.
        columns: of a contract: types, with `not null` where that is asked, by name.
        asks: of a test that dbt makes for a table: what it asks (unique, not_null …).
        key: of such a test: the columns that it asks of.
        statement: its query as it is run; empty before it was compiled.
    """

    resource_type: str
    schema: str
    alias: str
    materialized: str = "table"
    depends_on_nodes: list[str] = field(default_factory=list)
    meta: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    asks: str = ""
    key: list[str] = field(default_factory=list)
    statement: str = ""


@dataclass(frozen=True)
class Project:
    """All nodes.

    Attributes:
        nodes: by unique id.
        sources: names of the tables of schema raw, by unique id.
        texts: fingerprints of what the nodes are by themselves, by unique id.
        variables: of the environment, that dbt read as it parsed.
        files: a fingerprint of the files that all this was read from.
    """

    nodes: dict[str, Node]
    sources: dict[str, str]
    texts: dict[str, str]
    variables: dict[str, str] = field(default_factory=dict)
    files: str = ""

    def write(self, folder: Path) -> None:
        """Write what `read_project` reads into the folder of a build."""
        text = json.dumps(asdict(self), ensure_ascii=False)
        (folder / PROJECT_NAME).write_text(text, encoding="utf-8")

    def with_statements(self, statements: Mapping[str, str], earlier: Project | None) -> Project:
        """The project with what was compiled, now or where a node was by itself the same."""
        known = dict(statements)
        for key, text in self.texts.items():
            if earlier and key not in known and earlier.texts.get(key) == text:
                known[key] = earlier.nodes[key].statement
        nodes = {
            key: replace(node, statement=known.get(key, "")) for key, node in self.nodes.items()
        }
        return replace(self, nodes=nodes)

    @property
    def is_compiled(self) -> bool:
        """Whether every node that is a query has its statement."""
        return all(n.statement for n in self.nodes.values() if n.resource_type != "seed")


def read_project(folder: Path) -> Project | None:
    """The project that the build in `folder` was made by; None if it does not say so whole."""
    try:
        told = json.loads((folder / PROJECT_NAME).read_text("utf-8"))
        nodes = {key: Node(**node) for key, node in told.pop("nodes").items()}
        return Project(nodes, **told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def project_of(manifest: Any, texts: Mapping[str, str], files: str) -> Project:
    """The project that dbt has parsed.

    Args:
        manifest: dbt's.
        texts: fingerprints of its models, seeds and tests.
        files: a fingerprint of the files that dbt has read.
    """
    nodes = {key: _node(manifest.nodes[key]) for key in texts}
    sources = {key: source.identifier for key, source in manifest.sources.items()}
    return Project(nodes, sources, dict(texts), dict(manifest.env_vars), files)


def statements_of(manifest: Any) -> dict[str, str]:
    """What dbt has compiled so far, by unique id."""
    found = {key: getattr(node, "compiled_code", None) for key, node in manifest.nodes.items()}
    return {key: statement for key, statement in found.items() if statement}


def _node(node: Any) -> Node:
    told = getattr(node, "test_metadata", None)
    asked = told.kwargs if told else {}
    contract = getattr(node, "contract", None)
    columns = node.columns if contract and contract.enforced else {}
    return Node(
        str(node.resource_type),
        node.schema,
        node.alias,
        node.config.materialized,
        list(node.depends_on_nodes),
        dict(node.config.meta),
        {name: _type(column) for name, column in columns.items()},
        told.name if told else "",
        list(asked.get("columns") or filter(None, [asked.get("column_name")])),
    )


def _type(column: Any) -> str:
    is_asked = any(str(c.type) == "not_null" or c.type == "not_null" for c in column.constraints)
    return column.data_type + (" not null" if is_asked else "")
