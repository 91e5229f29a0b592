"""The child process behind the SQL door: one statement, bounded in memory, time and reach."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from pipelines.language import speak
from pipelines.problem import Problem
from pipelines.query.cells import Cell, to_json
from pipelines.query.guard import judge
from pipelines.query.told_error import told_error

_MEGABYTE = 1024 * 1024
_THREADS = 2
# What the interpreter and the engine reserve before the first row is read.
_RESERVED_MB = 1024
# Characters of an answer; the server that asks holds all of them, for several askers at once.
_LONGEST_ANSWER = 32 * 1024 * 1024


def main() -> None:
    """Read one request (JSON) from standard input and write one answer (JSON)."""
    request = json.load(sys.stdin)
    speak(request["lang"])
    _limit(request)
    try:
        answer = _answer(request)
    except Problem as problem:
        answer = {"refused": problem.code, "values": problem.values}
    except duckdb.OutOfMemoryException:
        answer = {"refused": "sql_memory", "values": {}}
    except duckdb.PermissionException:
        answer = {"refused": "sql_no_files", "values": {}}
    except duckdb.Error as error:
        answer = {"refused": "sql_failed", "values": {"why": str(error).splitlines()[0]}}
    except MemoryError:
        answer = {"refused": "sql_memory", "values": {}}
    json.dump(answer, sys.stdout, ensure_ascii=False)


def _limit(request: dict[str, Any]) -> None:
    if os.name == "nt":
        # There the engine's own memory limit and the parent's clock must do.
        return
    import resource

    memory = (request["memory_mb"] + _RESERVED_MB) * _MEGABYTE
    seconds = request["seconds"] * _THREADS
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    sql = request["sql"]
    values = {name: _typed(*value) for name, value in request["values"].items()}
    with open_locked(request["path"], request["memory_mb"]) as connection:
        tables = set(request["tables"])
        judge(connection, sql, tables, set(values), set(request["others"]))
        named = duckdb.extract_statements(sql)[0].named_parameters
        bound = {name: value for name, value in values.items() if name in named}
        asked = f"explain {sql}" if request["is_check"] else sql
        try:
            result = connection.execute(asked, bound or None)
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise told_error(error, sql, connection, tables) from None
        columns = [(name, str(kind)) for name, kind, *_ in result.description or ()]
        rows = [] if request["is_check"] else result.fetchmany(request["rows"] + 1)
        more = len(rows) > request["rows"]
        told = _told_rows(rows[: request["rows"]])
        # A result that is not read to its end holds the connection: let it go first.
        result.close()
    return {
        "columns": columns,
        "rows": told,
        "more": more,
    }


def _told_rows(rows: list[tuple]) -> list[list[Any]]:
    """The rows as JSON carries them, while they stay below the most that an answer may hold."""
    told, length = [], 0
    for row in rows:
        cells = [to_json(cell) for cell in row]
        length += sum(len(cell) for cell in cells if isinstance(cell, str))
        if length > _LONGEST_ANSWER:
            raise Problem("sql_large_answer", megabytes=_LONGEST_ANSWER // _MEGABYTE)
        told.append(cells)
    return told


def _typed(kind: str, value: Any) -> Cell:
    """A value that came through JSON, in its own type again."""
    if kind == "Decimal":
        return Decimal(value)
    return date.fromisoformat(value) if kind == "date" else value


def open_locked(path: str, memory_mb: int) -> duckdb.DuckDBPyConnection:
    """A read-only connection without a file system, whose settings can no longer change."""
    connection = duckdb.connect(
        path,
        read_only=True,
        config={
            "threads": _THREADS,
            "memory_limit": f"{memory_mb}MB",
            "autoload_known_extensions": "false",
            "autoinstall_known_extensions": "false",
            "python_enable_replacements": "false",
            # As in profiles.yml.
            "disabled_optimizers": "window_self_join",
        },
    )
    connection.execute("set enable_external_access = false")
    connection.execute("set disabled_filesystems = 'LocalFileSystem'")
    connection.execute("set lock_configuration = true")
    return connection


if __name__ == "__main__":
    main()
