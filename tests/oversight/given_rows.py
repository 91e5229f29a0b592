"""The rows that a check's unit tests give and expect, as tables of a database in memory."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).parents[2]
Node = dict[str, Any]


class UnitTest:
    """One dbt unit test of a model, ready to judge any SQL that stands for the model's."""

    def __init__(self, test: Node, model: Node, nodes: dict[str, Node]) -> None:
        """Make a table of each input; what a row leaves out is null, as dbt has it.

        Args:
            test: the test as dbt's manifest gives it.
            model: the node of the model that it tests.
            nodes: the manifest's nodes by name.
        """
        self.name = test["name"]
        self._connection = duckdb.connect(":memory:")
        # The models name their tables with their database.
        self._connection.execute(f"attach ':memory:' as {model['database']}")
        self._connection.execute(f"use {model['database']}")
        for given in test["given"]:
            node = nodes[re.findall(r"'(\w+)'", given["input"])[-1]]
            self._connection.execute(f"create schema if not exists {node['schema']}")
            self._fill(node["relation_name"], _types(node), _rows(given, node))
        expected = test["expect"]["rows"]
        self._columns = ", ".join(expected[0]) if expected else "*"
        self._fill("expected_rows", _types(model), expected)
        self._expected = self._sorted("expected_rows")

    def passes(self, sql: str) -> bool:
        """Whether the SQL runs and gives exactly the expected rows, in any order."""
        try:
            return self._sorted(f"({sql})") == self._expected
        except duckdb.Error:
            return False

    def _sorted(self, relation: str) -> list[tuple[Any, ...]]:
        rows = self._connection.execute(f"select {self._columns} from {relation}").fetchall()
        return sorted(rows, key=repr)

    def _fill(self, table: str, types: dict[str, str], rows: list[dict[str, Any]]) -> None:
        columns = ", ".join(f"{name} {kind}" for name, kind in types.items())
        self._connection.execute(f"create table {table} ({columns})")
        for row in rows:
            places = ", ".join("?" * len(row))
            statement = f"insert into {table} ({', '.join(row)}) values ({places})"
            self._connection.execute(statement, list(row.values()))


def _rows(given: Node, node: Node) -> list[dict[str, Any]]:
    if given["rows"] is None:
        path = ROOT / node["original_file_path"]
        found = duckdb.sql(f"select * from read_csv('{path}', all_varchar = true)")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    return given["rows"]


def _types(node: Node) -> dict[str, str]:
    """Column types: a model's contract, or a seed's settings and else what its file shows."""
    if node["resource_type"] == "model":
        return {name: column["data_type"] for name, column in node["columns"].items()}
    path = ROOT / node["original_file_path"]
    seen = duckdb.sql(f"select * from read_csv('{path}')")
    shown = dict(zip(seen.columns, map(str, seen.types), strict=True))
    return shown | node["config"]["column_types"]
