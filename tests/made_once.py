"""What is dear to make and only read: by the first test that asks, for all workers of a run."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from pipelines.lock import build_lock
from pipelines.problem import Problem


def made_once(place: Path, make: Callable[[Path], None]) -> Path:
    """Have a folder filled, unless it is.

    Args:
        place: in a folder that all workers share; the first that asks makes it, others wait.
        make: fills the folder, which is there and empty.
    """
    with _turn(place.with_suffix(".lock")):
        if not (place / "made").exists():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            make(place)
            (place / "made").touch()
    return place


def _turn(lock: Path) -> ExitStack:
    """Wait for the lock; it is held for the length of a `with`."""
    stack = ExitStack()
    while True:
        try:
            stack.enter_context(build_lock(lock))
        except Problem:
            time.sleep(1)
        else:
            return stack
