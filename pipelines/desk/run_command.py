"""A command of `minsheng` as a child process: pages keep running whatever becomes of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipelines.language import language_in_force
from pipelines.lock import BUSY
from pipelines.problem import Problem
from pipelines.settings import PROJECT_FOLDER, Settings
from pipelines.terminal.show_steps import STEPS_VARIABLE

Report = Callable[[str, int, int], None]

_OUT, _SAID = "out", "said"
_LOOK_SECONDS = 0.2
_BUSY_SECONDS = 1.0
_DONE, _DONE_IN_PART = 0, 3


@dataclass
class RunningCommand:
    """A command on its way; what it says goes to files, so that it never waits for a reader.

    Attributes:
        folder: holds its standard output and standard error, and goes with this object.
    """

    child: subprocess.Popen
    folder: tempfile.TemporaryDirectory

    @property
    def status(self) -> int | None:
        """Its exit status; None while it runs."""
        return self.child.poll()

    @property
    def output(self) -> str:
        """What it has printed."""
        return self._read(_OUT)

    @property
    def step(self) -> tuple[str, int, int] | None:
        """The last step it told of: code, done, total."""
        steps = [step for step in map(_step, self._read(_SAID).splitlines()) if step]
        return steps[-1] if steps else None

    @property
    def complaint(self) -> str:
        """What it said besides its steps, in the language it was started in."""
        lines = self._read(_SAID).splitlines()
        return "\n".join(line for line in lines if line.strip() and not _step(line))

    def _read(self, name: str) -> str:
        return (Path(self.folder.name) / name).read_text(encoding="utf-8", errors="replace")


def start_command(settings: Settings, *arguments: str) -> RunningCommand:
    """Start a command on the data folder of `settings`, in the language in force."""
    environment = os.environ | {
        "MINSHENG_DATA": str(settings.data),
        "MINSHENG_LANG": language_in_force(),
        STEPS_VARIABLE: "json",
        "PYTHONIOENCODING": "utf-8",
    }
    folder = tempfile.TemporaryDirectory(prefix="minsheng-said-", ignore_cleanup_errors=True)
    place = Path(folder.name)
    with (place / _OUT).open("wb") as out, (place / _SAID).open("wb") as said:
        child = subprocess.Popen(
            [sys.executable, "-c", "from pipelines.cli import main; main()", *arguments],
            cwd=PROJECT_FOLDER,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=said,
            # Whoever stops the pages does not stop what a clerk has begun.
            start_new_session=True,
        )
    return RunningCommand(child, folder)


def run_command(
    settings: Settings,
    *arguments: str,
    report: Report = lambda *_: None,
    wait_seconds: float = 0,
) -> str:
    """Run a command to its end and return what it printed.

    Args:
        settings: of the installation.
        arguments: the command's.
        report: told (code of the step, done, total).
        wait_seconds: how long to try again while another process is at the same work.

    Raises:
        Problem: the command failed, or others were at work all the time; its own sentence.
    """
    until = time.monotonic() + wait_seconds
    while True:
        running = start_command(settings, *arguments)
        told = None
        while running.status is None:
            time.sleep(_LOOK_SECONDS)
            if (step := running.step) != told and step:
                report(*step)
                told = step
        if running.status in {_DONE, _DONE_IN_PART}:
            return running.output
        if running.status != BUSY or time.monotonic() >= until:
            raise failure_of(running)
        report("deliveries.waiting", 0, 0)
        time.sleep(_BUSY_SECONDS)


def failure_of(running: RunningCommand) -> Problem:
    """What a command that failed said of it, to be told as it stands."""
    complaint = running.complaint
    if not complaint or "Traceback" in complaint:
        return Problem("deliveries.command_died", status=running.status)
    return Problem("deliveries.told", exit_status=running.status or 1, told=complaint)


def _step(line: str) -> tuple[str, int, int] | None:
    try:
        step = json.loads(line)
        return step["step"], step["done"], step["total"]
    except (ValueError, KeyError, TypeError):
        return None
