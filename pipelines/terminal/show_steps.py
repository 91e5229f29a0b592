"""Long work shows how far it is: a bar on a terminal, a line a step elsewhere, or JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipelines.language import say

# Set to "json" by a program that started the command and follows its steps.
STEPS_VARIABLE = "MINSHENG_STEPS"


@contextmanager
def show_steps() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that is told (code of the step, done, total); it writes to stderr."""
    if os.environ.get(STEPS_VARIABLE) == "json":
        yield _print_json
        return
    if not sys.stderr.isatty():
        yield _line_printer()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def report(code: str, done: int, total: int) -> None:
            if code not in tasks:
                tasks[code] = bars.add_task(say(code), total=None)
            bars.update(tasks[code], completed=done, total=total or None)

        yield report


def _print_json(code: str, done: int, total: int) -> None:
    step = {"step": code, "done": done, "total": total}
    print(json.dumps(step), file=sys.stderr, flush=True)


def _line_printer() -> Callable[[str, int, int], None]:
    told: set[str] = set()

    def report(code: str, done: int, total: int) -> None:
        if code not in told:
            told.add(code)
            print(f"{say(code)}…", file=sys.stderr, flush=True)

    return report
