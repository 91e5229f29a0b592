"""The build lock: one process builds, the others are told who and since when."""

from __future__ import annotations

import fcntl
import getpass
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pipelines.problem import Problem

BUSY = 75


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold the lock for the length of a `with`; the kernel drops it when the process dies.

    Raises:
        Problem: another process holds it; exit status 75.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _busy(path) from None
        file.truncate(0)
        json.dump({"who": _who(), "pid": os.getpid(), "since": _now()}, file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _busy(path: Path) -> Problem:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        holder = {"who": "?", "pid": "?", "since": _now()}
    return Problem("build_busy", exit_status=BUSY, **holder)


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


def _now() -> str:
    return datetime.now().isoformat(sep=" ", timespec="seconds")
