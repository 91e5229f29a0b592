"""Legitimate questions with something hostile put into their trees, as text again."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipelines.dictionary.read_models import read_models
from pipelines.settings import PROJECT_FOLDER
from tests.query.hostile_forms import EXPRESSIONS, TABLES
from tests.query.legitimate_questions import legitimate_questions
from tests.query.statements import HOSTILE, WELCOME

Node = dict[str, Any]
# Names that a step, a table, an alias or a function may be given.
_NAMES = [
    *("hidden", "raw", "rows", "main", "kept", "secret", "numbers", "query", "read_text", "glob"),
    *("duckdb_tables", "sqlite_master", "information_schema", "getenv", "current_setting", "", "*"),
    *("canary.csv", "/etc/passwd", "pg_class", "pragma_storage_info", "sniff_csv", "a b", "x;y"),
    *(
        "json_execute_serialized_sql",
        "seq_scan",
        "ｈｉｄｄｅｎ",
        "HIDDEN",
        "duckdb_settings",
        "range",
    ),
]
_NAME_KEYS = ("table_name", "schema_name", "catalog_name", "function_name", "alias", "key")


def create_questioned_tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Make the models that the questions name, of one row without values; their names."""
    asked = " ".join(legitimate_questions())
    names = set()
    for table in read_models(PROJECT_FOLDER):
        if table.name in asked and table.columns:
            kinds = ((c.name, c.data_type or "varchar") for c in table.columns)
            columns = ", ".join(f'"{name}" {kind}' for name, kind in kinds)
            connection.execute(f'create table "{table.name}" ({columns})')
            connection.execute(f'insert into "{table.name}" default values')
            names.add(table.name)
    return names


@dataclass(frozen=True)
class Material:
    """Trees to change, and the parts that are put into them: tables and expressions."""

    trees: list[Node]
    tables: list[Node]
    expressions: list[Node]


def mutated_statements(folder: Path, seed: int = 0) -> Iterator[str]:
    """Statements without an end, one to four changes each; the same for the same seed."""
    # Repeatable, and no secret.
    chance = random.Random(seed)
    with duckdb.connect() as connection:
        material = _material(connection, folder)
        while True:
            tree = copy.deepcopy(chance.choice(material.trees))
            for _ in range(chance.randint(1, 4)):
                chance.choice(_CHANGES)(tree, material, chance)
            try:
                text = connection.execute(
                    "select json_deserialize_sql(cast($1 as json))", [json.dumps(tree)]
                ).fetchone()
            except duckdb.Error:
                continue
            if text:
                yield chance.choice(_SPELLINGS)(text[0])


def _material(connection: duckdb.DuckDBPyConnection, folder: Path) -> Material:
    def parsed(texts: list[str]) -> list[Node]:
        trees = (_tree(connection, text.replace("{folder}", str(folder))) for text in texts)
        return [tree for tree in trees if tree is not None]

    tables = parsed([f"from {table}" for table in TABLES])
    expressions = parsed([f"select {one}" for one in EXPRESSIONS])
    return Material(
        parsed([*legitimate_questions(), *WELCOME, *HOSTILE]),
        [tree["statements"][0]["node"]["from_table"] for tree in tables],
        [tree["statements"][0]["node"]["select_list"][0] for tree in expressions],
    )


def _tree(connection: duckdb.DuckDBPyConnection, sql: str) -> Node | None:
    row = connection.execute("select json_serialize_sql($1)", [sql]).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    return None if tree["error"] or not tree["statements"] else tree


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every part of the tree, as what holds it and under which key or number."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        pairs = part.items() if isinstance(part, dict) else enumerate(part)
        for key, inner in pairs:
            yield part, key
            if isinstance(inner, dict | list):
                waiting.append(inner)


def _put(
    tree: Node, parts: list[Node], chance: random.Random, is_place: Callable[[Any], bool]
) -> None:
    places = [(holder, key) for holder, key in _places(tree) if is_place(holder[key])]
    if places:
        holder, key = chance.choice(places)
        new = copy.deepcopy(chance.choice(parts))
        # Others go on by the name that stood there.
        new["alias"] = holder[key].get("alias", "") or chance.choice(["", "a"])
        holder[key] = new


def _is_table(part: Any) -> bool:
    kinds = ("BASE_TABLE", "TABLE_FUNCTION", "SUBQUERY", "JOIN", "EMPTY", "PIVOT")
    return isinstance(part, dict) and "class" not in part and part.get("type") in kinds


def _is_expression(part: Any) -> bool:
    return isinstance(part, dict) and "class" in part


def _put_table(tree: Node, material: Material, chance: random.Random) -> None:
    _put(tree, material.tables, chance, _is_table)


def _put_expression(tree: Node, material: Material, chance: random.Random) -> None:
    _put(tree, material.expressions, chance, _is_expression)


def _put_question(tree: Node, material: Material, chance: random.Random) -> None:
    """A part of another question in the place of one of this."""
    other = chance.choice(material.trees)
    parts = [holder[key] for holder, key in _places(other) if _is_expression(holder[key])]
    if parts:
        _put(tree, parts, chance, _is_expression)


def _rename(tree: Node, _: Material, chance: random.Random) -> None:
    places = [(holder, key) for holder, key in _places(tree) if key in _NAME_KEYS]
    if places:
        holder, key = chance.choice(places)
        holder[key] = chance.choice(_NAMES)
        # The engine writes the text from the path, where there is one.
        path = holder.get("qualified_name", {}).get("path")
        if path and key.endswith("name"):
            path[-1 if key in ("table_name", "function_name") else 0] = holder[key]


def _add_step(tree: Node, material: Material, chance: random.Random) -> None:
    """A step before the question, of a name that a table has or that tells nothing."""
    with_step = copy.deepcopy(chance.choice(material.trees))["statements"][0]["node"]
    value = {
        "aliases": [],
        "materialized": "CTE_MATERIALIZE_DEFAULT",
        "key_targets": [],
        "payload_aggregates": [],
        "query_node": with_step,
    }
    maps = [holder[key] for holder, key in _places(tree) if key == "cte_map"]
    if maps:
        entry = {"key": chance.choice(_NAMES) or "x", "value": value}
        chance.choice(maps)["map"].append(entry)


_CHANGES = [_put_table, _put_table, _put_expression, _put_expression, _put_question]
_CHANGES += [_rename, _rename, _add_step]
_SPELLINGS = [
    lambda text: text,
    lambda text: text.replace(" ", " /*'*/ "),
    lambda text: text.swapcase() if "'" not in text and '"' not in text else text,
    lambda text: f"\ufeff{text}",
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace("(", "(\x0b"),
    lambda text: f"from ({text}) as outside",
    lambda text: f"{text};--",
]


def distinct(statements: Iterator[str], count: int) -> list[str]:
    """So many statements of which no two are alike."""
    found: dict[str, None] = {}
    for statement in statements:
        found[statement] = None
        if len(found) == count:
            break
    return list(found)
