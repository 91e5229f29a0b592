"""Ask the current build one question through the SQL door, and call it off."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from threading import Thread
from typing import Any

from pipelines.build.current import CurrentBuild
from pipelines.language import language_in_force
from pipelines.problem import Problem
from pipelines.query.answer import Answer
from pipelines.query.cells import Cell, from_json, to_json
from pipelines.settings import Settings

# The statement was allowed and could not be answered; every other refusal is wrong usage.
_FAILURES = {"sql_memory", "sql_failed", "sql_column_unknown", "sql_alias_unknown"}
_FAILURES |= {"sql_function_unknown", "sql_not_grouped", "sql_ambiguous"}


class RunningQuestion:
    """A question that a child process answers while the caller does something else."""

    def __init__(self, request: dict[str, Any], on_end: Callable[[], None] | None = None) -> None:
        self._request = request
        self._told = b""
        self._is_cancelled = self._is_late = False
        self._begun = time.monotonic()
        self._ended: float | None = None
        self._on_end = on_end
        self._child = subprocess.Popen(
            [sys.executable, "-m", "pipelines.query.door_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._watch = Thread(target=self._wait, daemon=True)
        self._watch.start()

    @property
    def is_running(self) -> bool:
        """Whether there is nothing to tell yet."""
        return self._watch.is_alive()

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return (self._ended or time.monotonic()) - self._begun

    def cancel(self) -> None:
        """Kill the child; the answer is then that it was cancelled, unless it was there before."""
        self._is_cancelled = self._is_cancelled or self.is_running
        self._child.kill()
        self._watch.join()

    def answer(self) -> Answer:
        """The rows, once they are there.

        Raises:
            Problem: the statement is refused, wrong, too slow, too large or cancelled.
        """
        self._watch.join()
        if self._is_cancelled:
            raise Problem("sql_cancelled")
        if self._is_late:
            raise Problem("sql_too_slow", seconds=self._request["seconds"])
        try:
            told = json.loads(self._told)
        except ValueError:
            # The kernel or the engine ended the child: its limits are what it ran into.
            raise Problem("sql_memory") from None
        if "refused" in told:
            status = 1 if told["refused"] in _FAILURES else 2
            raise Problem(told["refused"], exit_status=status, **told["values"])
        kinds = [kind for _, kind in told["columns"]]
        return Answer(
            columns=[name for name, _ in told["columns"]],
            kinds=kinds,
            rows=[tuple(map(from_json, row, kinds)) for row in told["rows"]],
            more=told["more"],
        )

    def _wait(self) -> None:
        try:
            request = json.dumps(self._request).encode()
            self._told, _ = self._child.communicate(request, self._request["seconds"])
        except subprocess.TimeoutExpired:
            self._is_late = True
            self._child.kill()
            self._child.communicate()
        finally:
            self._ended = time.monotonic()
            if self._on_end:
                self._on_end()


def start_asking(
    sql: str,
    build: CurrentBuild,
    settings: Settings,
    rows: int | None = None,
    values: Mapping[str, Cell] | None = None,
    *,
    is_check: bool = False,
    on_end: Callable[[], None] | None = None,
) -> RunningQuestion:
    """Begin to answer one SELECT in a child process.

    Args:
        sql: what the caller typed.
        build: the build that is asked.
        settings: its limits of time, memory and rows.
        rows: fewer rows than the settings allow.
        values: what `$name` in the statement stands for; bound, never written into the text.
        is_check: judge and plan the statement and do not run it; the answer has no rows.
        on_end: called once, when the child has ended.
    """
    request = {
        "sql": sql,
        "values": {name: [type(v).__name__, to_json(v)] for name, v in (values or {}).items()},
        "is_check": is_check,
        "path": str(build.path),
        "tables": [name.lower() for name in build.manifest.tables],
        "rows": min(rows or settings.sql_rows, settings.sql_rows),
        "seconds": settings.sql_seconds,
        "memory_mb": settings.sql_memory_mb,
        "lang": language_in_force(),
    }
    return RunningQuestion(request, on_end)


def ask(
    sql: str,
    build: CurrentBuild,
    settings: Settings,
    rows: int | None = None,
    values: Mapping[str, Cell] | None = None,
) -> Answer:
    """Run one SELECT in a child process and return its rows; see start_asking.

    Raises:
        Problem: the statement is refused, wrong, too slow or too large.
    """
    running = start_asking(sql, build, settings, rows, values)
    try:
        return running.answer()
    except KeyboardInterrupt:
        running.cancel()
        raise
