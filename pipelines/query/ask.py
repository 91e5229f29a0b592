"""Ask the current build one question through the SQL door, and call it off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from threading import Thread
from typing import Any

from pipelines.access.query_log import DONE, AskedQuestion, log_question
from pipelines.access.reader import Reader
from pipelines.access.rights import tables_of
from pipelines.build.current import CurrentBuild
from pipelines.language import language_in_force, speak
from pipelines.problem import Problem
from pipelines.query.answer import Answer, told_outcome
from pipelines.query.cells import Cell, to_json
from pipelines.settings import Settings

# What the child need not know begins so: secrets, addresses and passwords among it.
_SETTINGS, _HARMLESS = "MINSHENG_", {"MINSHENG_DISTRICT", "MINSHENG_LANG"}


class RunningQuestion:
    """A question that a child process answers while the caller does something else."""

    def __init__(
        self,
        request: dict[str, Any],
        log: Callable[[str, int | None], object],
        on_end: Callable[[], None] | None = None,
    ) -> None:
        self._request = request
        self._told = b""
        self._is_cancelled = self._is_late = False
        self._begun = time.monotonic()
        self._ended: float | None = None
        self._log, self._on_end = log, on_end
        self._lang = language_in_force()
        self._outcome: Answer | Problem = Problem("unexpected_error_no_log", kind="log")
        self._child = subprocess.Popen(
            [sys.executable, "-m", "pipelines.query.door_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_bare_environment(),
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
        self._is_cancelled = self._is_cancelled or self._child.poll() is None
        self._child.kill()
        self._watch.join()

    def answer(self) -> Answer:
        """The rows, once they are there and what was asked stands in the access log.

        Raises:
            Problem: the statement is refused, wrong, too slow, too large or cancelled, or could
                not be logged.
        """
        self._watch.join()
        if isinstance(self._outcome, Problem):
            raise self._outcome
        return self._outcome

    def _wait(self) -> None:
        # What the log needs is loaded while the child starts.
        import pipelines.identity.access_log  # noqa: F401

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
        # A thread of its own speaks no language yet.
        speak(self._lang)
        self._outcome = self._logged_outcome()

    def _logged_outcome(self) -> Answer | Problem:
        """What came of the question, put down before anybody is told."""
        try:
            outcome = told_outcome(self._told, self._ending())
            is_answer = isinstance(outcome, Answer)
            self._log(DONE if is_answer else outcome.code, len(outcome.rows) if is_answer else None)
        except Problem as problem:
            return problem
        return outcome

    def _ending(self) -> Problem | None:
        if self._is_cancelled:
            return Problem("sql_cancelled")
        return Problem("sql_too_slow", seconds=self._request["seconds"]) if self._is_late else None


def _bare_environment() -> dict[str, str]:
    """What the child may know: no secret, address or password of the installation."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_SETTINGS) or name in _HARMLESS
    }


def start_asking(
    sql: str,
    build: CurrentBuild,
    settings: Settings,
    reader: Reader,
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
        reader: who asks; the role says which tables.
        rows: fewer rows than the settings allow.
        values: what `$name` in the statement stands for; bound, never written into the text.
        is_check: judge and plan the statement and do not run it; the answer has no rows.
        on_end: called once, when the child has ended.
    """
    names = {name.lower() for name in build.manifest.tables}
    tables = tables_of(reader.role, names)
    request = {
        "sql": sql,
        "values": {name: [type(v).__name__, to_json(v)] for name, v in (values or {}).items()},
        "is_check": is_check,
        "path": str(build.path),
        "tables": sorted(tables),
        "others": sorted(names - tables),
        "rows": min(rows or settings.sql_rows, settings.sql_rows),
        "seconds": settings.sql_seconds,
        "memory_mb": settings.sql_memory_mb,
        "lang": language_in_force(),
    }
    what = "sql_check" if is_check else "sql"
    asked = AskedQuestion(what, sql, build.manifest.id, values or {})
    return RunningQuestion(request, partial(log_question, settings, reader, asked), on_end)


def ask(
    sql: str,
    build: CurrentBuild,
    settings: Settings,
    reader: Reader,
    rows: int | None = None,
    values: Mapping[str, Cell] | None = None,
) -> Answer:
    """Run one SELECT in a child process and return its rows; see start_asking.

    Raises:
        Problem: the statement is refused, wrong, too slow or too large, or could not be logged.
    """
    running = start_asking(sql, build, settings, reader, rows, values)
    try:
        return running.answer()
    except KeyboardInterrupt:
        running.cancel()
        raise
