"""What the engine says of a wrong statement, as a sentence of ours with its own words behind."""

from __future__ import annotations

import re
from collections.abc import Set
from difflib import get_close_matches

import duckdb

from pipelines.language import say
from pipelines.problem import Problem

# The engine's first line → the code of our sentence; a group is the name that it is about.
_COLUMN = re.compile(
    r'.*(?:Referenced column "([^"]+)" not found|does not have a column named "([^"]+)"'
    r'|Column "([^"]+)" does not exist on)'
)
_OTHERS = {
    "sql_syntax_near": re.compile(r'Parser Error: syntax error at or near "([^"]+)"'),
    "sql_alias_unknown": re.compile(r'.*Referenced table "([^"]+)" not found'),
    "sql_function_unknown": re.compile(r".*Function with name (\S+) does not exist"),
    "sql_not_grouped": re.compile(r'.*column "([^"]+)" must appear in the GROUP BY'),
    "sql_ambiguous": re.compile(r'.*Ambiguous reference to column name "([^"]+)"'),
}
_NEAREST = 5


def told_error(
    error: duckdb.Error,
    sql: str,
    connection: duckdb.DuckDBPyConnection | None = None,
    tables: Set[str] = frozenset(),
) -> Problem:
    """The problem that an engine's error is.

    Args:
        error: of parsing, binding or running.
        sql: the statement; the tables that it names have their columns listed.
        connection: to the build; without one no columns are listed.
        tables: names, in lower case, of those that the caller may see.
    """
    why = str(error).splitlines()[0]
    if (found := _COLUMN.match(why)) and connection:
        name = next(filter(None, found.groups()))
        columns = _columns(sql, connection, tables)
        return Problem("sql_column_unknown", name=name, why=why, tables=columns)
    for code, pattern in _OTHERS.items():
        if found := pattern.match(why):
            return Problem(code, name=found[1], why=why)
    kind = "sql_syntax" if isinstance(error, duckdb.ParserException) else "sql_failed"
    return Problem(kind, why=why)


def near_names(name: str, names: set[str]) -> str:
    """Names that the caller may have meant, in words; nothing when none is near."""
    lower = name.lower()
    near = get_close_matches(lower, sorted(names), _NEAREST, 0.5)
    near += sorted(n for n in names if len(lower) > 2 and lower in n and n not in near)
    return say("sql_near", names=say("list_comma").join(near[:_NEAREST])) if near else ""


def _columns(sql: str, connection: duckdb.DuckDBPyConnection, tables: Set[str]) -> str:
    words = sorted({word.lower() for word in re.findall(r"\w+", sql)} & tables)
    rows = connection.execute(
        "select table_name, list(column_name order by column_index) from duckdb_columns() "
        "where schema_name = 'main' and list_contains($1, lower(table_name)) group by 1 order by 1",
        [words],
    ).fetchall()
    comma = say("list_comma")
    return "".join(say("sql_columns", table=t, columns=comma.join(names)) for t, names in rows)
