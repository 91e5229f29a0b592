"""Ask the current build one question through the SQL door."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from pipelines.build.current import CurrentBuild
from pipelines.problem import Problem
from pipelines.query.answer import Answer
from pipelines.query.cells import from_json
from pipelines.settings import Settings

# The statement was allowed and could not be answered; every other refusal is wrong usage.
_FAILURES = {"sql_memory", "sql_failed", "sql_column_unknown", "sql_alias_unknown"}
_FAILURES |= {"sql_function_unknown", "sql_not_grouped", "sql_ambiguous"}


def ask(sql: str, build: CurrentBuild, settings: Settings, rows: int | None = None) -> Answer:
    """Run one SELECT in a child process and return its rows.

    Args:
        sql: what the caller typed.
        build: the build that is asked.
        settings: its limits of time, memory and rows.
        rows: fewer rows than the settings allow.

    Raises:
        Problem: the statement is refused, wrong, too slow or too large.
    """
    request = {
        "sql": sql,
        "path": str(build.path),
        "tables": [name.lower() for name in build.manifest.tables],
        "rows": min(rows or settings.sql_rows, settings.sql_rows),
        "seconds": settings.sql_seconds,
        "memory_mb": settings.sql_memory_mb,
    }
    answer = _exchange(request, settings.sql_seconds)
    if "refused" in answer:
        status = 1 if answer["refused"] in _FAILURES else 2
        raise Problem(answer["refused"], exit_status=status, **answer["values"])
    kinds = [kind for _, kind in answer["columns"]]
    return Answer(
        columns=[name for name, _ in answer["columns"]],
        kinds=kinds,
        rows=[tuple(map(from_json, row, kinds)) for row in answer["rows"]],
        more=answer["more"],
    )


def _exchange(request: dict[str, Any], seconds: int) -> dict[str, Any]:
    try:
        child = subprocess.run(
            [sys.executable, "-m", "pipelines.query.door_process"],
            input=json.dumps(request),
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Problem("sql_too_slow", seconds=seconds) from None
    try:
        return json.loads(child.stdout)
    except ValueError:
        # The kernel or the engine ended the child: its limits are what it ran into.
        raise Problem("sql_memory") from None
