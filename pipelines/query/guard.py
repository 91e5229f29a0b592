"""Which statements pass the SQL door: one SELECT over the build's own tables, nothing else.

The judgement is made on the tree that the engine's own parser gives (json_serialize_sql), so
that the statement judged is the statement run. Everything the tree holds must be known to be
harmless; what is unknown is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from typing import Any

import duckdb

from pipelines.problem import Problem
from pipelines.query.told_error import near_names, told_error

# Characters; what a page or a file of questions holds is far below.
_LONGEST = 100_000
_NODES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
_REFERENCES = {"BASE_TABLE", "TABLE_FUNCTION", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY"}
_REFERENCES |= {"PIVOT", "SHOW_REF"}
_MODIFIERS = {"ORDER_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER", "DISTINCT_MODIFIER"}
_MODIFIERS |= {"ORDER_DEFAULT", "ASCENDING", "DESCENDING"}
_KNOWN = _NODES | _REFERENCES | _MODIFIERS
_SHOWS = {"DESCRIBE", "SUMMARY"}
_TABLE_FUNCTIONS = {"range", "generate_series", "unnest", "repeat", "json_each", "json_tree"}

# Names that the engine finds without a schema: its lists of settings, files and tables.
_SYSTEM_NAME = re.compile(r"(duckdb|pg|pragma|sqlite)_|information_schema$|.*[^\w]", re.I)
_REFUSED_FUNCTION = re.compile(
    r"current_(?!date$|time$|timestamp$|localtime)|pg_(?!typeof$)|duckdb_|pragma_|inet_|txid_"
    r"|has_\w+_privilege$|(session_)?user$|version$|which_secret$|in_search_path$|write_log$"
    r"|(next|curr|set)val$|sleep_ms$|get(variable|env)$|get_block_size$|index_key$|read_|parquet_"
    r"|glob$|sniff_|query(_table)?$|json_(de)?serialize|json_execute|__internal|\w*_scan$"
    r"|(col|obj|shobj)_description$|add_parquet_key$|stats$",
    re.I,
)
_REFUSED_COLUMN = re.compile(
    r"current_(user|role|schema|catalog|database|query)$|(session_)?user$", re.I
)


def judge(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    tables: set[str],
    parameters: Set[str] = frozenset(),
    others: Set[str] = frozenset(),
) -> None:
    """Return if the statement may run.

    Args:
        connection: to what is asked; it parses and lists its tables, the statement is not run.
        sql: what the caller typed.
        tables: names, in lower case, of the tables that the caller may see.
        parameters: names that `$name` may have, for which values are bound.
        others: names, in lower case, of tables that only other roles may see.

    Raises:
        Problem: with the code of a sentence that says what is not allowed.
    """
    if len(sql) > _LONGEST:
        raise Problem("sql_too_long", count=_LONGEST)
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise told_error(error, sql) from None
    if not statements:
        raise Problem("sql_empty")
    if len(statements) != 1:
        raise Problem("sql_one_statement")
    if statements[0].type != duckdb.StatementType.SELECT:
        raise Problem("sql_select_only")
    row = connection.execute("select json_serialize_sql($1)", [sql]).fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    if tree["error"] or len(tree["statements"]) != 1:
        raise Problem("sql_select_only")
    things = list(_things(tree["statements"]))
    known = tables | _names_of_steps(things, others | _tables_there(connection) - tables)
    for thing in things:
        _judge_thing(thing, known, tables, others)
        if thing.get("class") == "PARAMETER" and thing["identifier"] not in parameters:
            raise Problem("sql_parameter")


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


def _names_of_steps(things: list[dict[str, Any]], others: Set[str]) -> set[str]:
    steps = (entry["key"] for thing in things for entry in thing.get("cte_map", {}).get("map", ()))
    names = {name.lower() for name in steps}
    for name in names:
        # Where a step of that name is not in scope, the name is the table's.
        if _SYSTEM_NAME.match(name) or name in others:
            raise Problem("sql_step_name", name=name)
    return names


def _tables_there(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Names of all that lies there: also of what no list of tables tells of."""
    query = """
        select lower(table_name) from duckdb_tables()
        union all select lower(view_name) from duckdb_views() where not internal
    """
    return {name for (name,) in connection.execute(query).fetchall()}


def _judge_thing(
    thing: dict[str, Any], known: set[str], tables: set[str], others: Set[str]
) -> None:
    kind = thing.get("type")
    if "class" not in thing and isinstance(kind, str) and kind not in _KNOWN:
        raise Problem("sql_select_only")
    if "function_name" in thing and _REFUSED_FUNCTION.match(thing["function_name"]):
        raise Problem("sql_function_refused", name=thing["function_name"])
    if thing.get("class") == "COLUMN_REF" and _REFUSED_COLUMN.match(thing["column_names"][0]):
        raise Problem("sql_function_refused", name=thing["column_names"][0])
    match kind:
        case "SHOW_REF" if thing["show_type"] not in _SHOWS:
            raise Problem("sql_show")
        case "TABLE_FUNCTION":
            name = thing["function"]["function_name"]
            if name.lower() not in _TABLE_FUNCTIONS:
                raise Problem("sql_function_refused", name=name)
        case "BASE_TABLE":
            _judge_table(thing, known, tables, others)


def _judge_table(
    thing: dict[str, Any], known: set[str], tables: set[str], others: Set[str]
) -> None:
    name, schema = thing["table_name"], thing["schema_name"].lower()
    visible = {"": known, "main": tables}.get(schema, set())
    if thing["catalog_name"] or name.lower() not in visible:
        shown = f"{schema}.{name}" if schema else name
        if name.lower() in others and not thing["catalog_name"]:
            raise Problem("sql_table_refused", exit_status=2, name=shown)
        raise Problem("sql_table_unknown", name=shown, near=near_names(name, tables))
