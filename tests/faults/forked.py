"""Runs in processes of their own, which can be armed, killed and waited for."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from pipelines import fault
from pipelines.terminal.outcome import run_to_status

KILLED = -signal.SIGKILL
_PAUSE = 0.005


def begin(
    work: Callable[[], object], log: Path, armed: str = "", counter: Path | None = None
) -> int:
    """Start the work in a process group of its own; returns its process id.

    Args:
        work: ends with a status as a command does: what it raises becomes a sentence in `log`.
        log: gets all that is printed.
        armed: MINSHENG_FAULT.
        counter: where all processes of the run count the points that they pass.
    """
    # Before the fork: a run that is killed at once has a log too, of nothing.
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    child = os.fork()
    if not child:
        _be_the_run(work, descriptor, armed, counter)
    os.close(descriptor)
    return child


def _be_the_run(
    work: Callable[[], object], descriptor: int, armed: str, counter: Path | None
) -> NoReturn:
    os.setsid()
    for stream in (1, 2):
        os.dup2(descriptor, stream)
    fault._armed, fault._counter, fault._passed = armed, str(counter or ""), 0
    os.environ |= {"MINSHENG_FAULT": armed, "MINSHENG_FAULT_COUNTER": str(counter or "")}
    status = run_to_status(work)
    sys.stdout.flush()
    os._exit(status)


def end(child: int, seconds: float | None = None) -> int:
    """Wait for a run, and kill it with all its children after so many seconds; its status."""
    deadline = None if seconds is None else time.monotonic() + seconds
    while deadline is not None and time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            _kill_rest(child)
            return os.waitstatus_to_exitcode(status)
        time.sleep(_PAUSE)
    if deadline is not None:
        _kill_rest(child)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    _kill_rest(child)
    return status


def _kill_rest(child: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
