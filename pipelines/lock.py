"""A lock that one process holds: the others are told who has it and since when."""

from __future__ import annotations

import getpass
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from pipelines.problem import Problem

BUSY = 75
_PAUSE = 0.02

if sys.platform == "win32":
    import msvcrt

    # Far behind the holder's name, which others must be able to read.
    _LOCKED_BYTE = 1 << 20

    def _try_lock(file: IO[str]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold the lock for the length of a `with`; the system drops it when the process dies.

    Raises:
        Problem: another process holds it; exit status 75.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            _try_lock(file)
        except OSError:
            raise Problem("build_busy", exit_status=BUSY, **_holder(path)) from None
        file.truncate(0)
        json.dump({"who": _who(), "pid": os.getpid(), "since": _now()}, file)
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


@contextmanager
def short_lock(path: Path, seconds: float = 10) -> Iterator[None]:
    """Hold the lock for a moment's work, waiting for others who do the same.

    Raises:
        TimeoutError: it was held by others for so long.
    """
    end = time.monotonic() + seconds
    with path.open("a+", encoding="utf-8") as file:
        while True:
            try:
                _try_lock(file)
                break
            except OSError:
                if time.monotonic() > end:
                    raise TimeoutError(path.name) from None
                time.sleep(_PAUSE)
        yield


def is_held(path: Path) -> bool:
    """Whether a process is building now."""
    try:
        with path.open("r+", encoding="utf-8") as file:
            _try_lock(file)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def holder_of(path: Path) -> dict[str, object] | None:
    """Who holds the lock now: who, pid, since; None when nobody does."""
    try:
        # The holder signs; who died left the signature behind, and the lock open.
        is_signed = path.stat().st_size > 0
    except OSError:
        return None
    return _holder(path) if is_signed and is_held(path) else None


def _holder(path: Path) -> dict[str, object]:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        # It took the lock this very moment and has not signed yet.
        return {"who": "?", "pid": "?", "since": _now()}


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _now() -> str:
    return datetime.now().isoformat(sep=" ", timespec="seconds")
