"""The command `minsheng`: one module a command, imported only when that command runs.

A command's module is pipelines/cli/<folder>/<command>.py and holds one function, `command`, with
typer annotations; its texts come from `say`, which knows the language before any module is
imported. `command` returns an exit status (None is 0) or raises Problem.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import Any

from pipelines.terminal.global_options import take_global_options
from pipelines.terminal.outcome import end_with, run_to_status


def main(arguments: list[str] | None = None) -> None:
    """Run one command and end the process with its exit status.

    0 done, 1 the work failed, 2 wrong usage, 3 done but some files were refused, 75 another
    build is running.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    begun = time.monotonic()
    status = run_to_status(lambda: _run(given))
    _note(given, status, time.monotonic() - begun)
    end_with(status)


def _note(arguments: list[str], status: int, seconds: float) -> None:
    """Put the run into the log of runs; nothing that goes wrong here is worth a word."""
    from pipelines.cli.application import COMMANDS

    command = next((one for one in arguments if one in COMMANDS), None)
    if command is None or "--help" in arguments:
        return
    with suppress(Exception):
        from pipelines.run_log import note_run
        from pipelines.settings import get_settings

        note_run(get_settings().folder, command, status, seconds)


def _run(arguments: list[str]) -> Any:
    rest = take_global_options(arguments)
    from pipelines.cli.application import build_application

    return build_application().main(args=rest, prog_name="minsheng", standalone_mode=False)
