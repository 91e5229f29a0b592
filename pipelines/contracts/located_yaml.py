"""YAML values that know the line they stand on, so that a mistake is reported where it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class ContractError(ValueError):
    """A contract cannot be read; the message is `file:line: what is wrong`."""


@dataclass(frozen=True)
class Located:
    """A YAML mapping with the file and lines it was read from."""

    path: Path
    node: yaml.MappingNode
    value: dict[str, Any]

    def error(self, what: str, key: str | None = None) -> ContractError:
        """A ContractError that points at `key` of this mapping, or at the mapping itself."""
        return ContractError(f"{self.path}:{self.line(key)}: {what}")

    def line(self, key: str | None = None) -> int:
        """The line that `key` of this mapping stands on, or the mapping itself."""
        line = self.node.start_mark.line + 1
        for key_node, _ in self.node.value:
            if key_node.value == key:
                line = key_node.start_mark.line + 1
        return line

    def written(self, key: str) -> str | None:
        """What stands behind `key` as it was written (100.10, not 100.1); None: nothing does.

        Raises:
            ContractError: a list or a mapping stands there.
        """
        for key_node, node in self.node.value:
            if key_node.value == key and not isinstance(node, yaml.ScalarNode):
                raise self.error(f"{key} must be one value", key)
            if key_node.value == key and node.tag != "tag:yaml.org,2002:null":
                return node.value.strip()
        return None

    def text(self, key: str) -> str:
        """The text under `key`; ContractError when it is missing or no text."""
        value = self.value.get(key)
        if not isinstance(value, str) or not value:
            raise self.error(f"{key} must be a text", key)
        return value

    def below(self, key: str) -> Located:
        """The mapping under `key`; ContractError when it is anything else."""
        nodes = {key_node.value: value_node for key_node, value_node in self.node.value}
        return _located(self.path, nodes[key])

    def items(self, key: str, optional: bool = False) -> list[Located]:
        """The list of mappings under `key`; ContractError when it is anything else."""
        nodes = {key_node.value: value_node for key_node, value_node in self.node.value}
        if key not in nodes:
            if optional:
                return []
            raise self.error(f"{key} is missing")
        if not isinstance(nodes[key], yaml.SequenceNode):
            raise self.error(f"{key} must be a list", key)
        return [_located(self.path, node) for node in nodes[key].value]


def read_located(path: Path) -> Located:
    """Read a YAML file whose top is a mapping.

    Raises:
        ContractError: the file is no YAML, or its top is no mapping.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1
        raise ContractError(f"{path}:{line}: {error.problem}") from None
    if node is None:
        raise ContractError(f"{path}:1: the file is empty")
    return _located(path, node)


def _located(path: Path, node: yaml.Node) -> Located:
    if not isinstance(node, yaml.MappingNode):
        raise ContractError(f"{path}:{node.start_mark.line + 1}: a mapping is expected here")
    loader = yaml.SafeLoader("")
    try:
        value = loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else node.start_mark.line) + 1
        raise ContractError(f"{path}:{line}: {error.problem}") from None
    return Located(path, node, value)
