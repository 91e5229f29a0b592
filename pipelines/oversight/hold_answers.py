"""One writer at a time for the department's answers: pages, commands and intake take turns."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipelines.data_folder import DataFolder
from pipelines.lock import build_lock
from pipelines.problem import Problem

_TRIES = 50
_PAUSE_SECONDS = 0.1


@contextmanager
def hold_answers(path: Path) -> Iterator[None]:
    """Hold the file of answers at `path` while it is read, changed and written.

    Raises:
        Problem: somebody else has held it for five seconds; exit status 75.
    """
    with ExitStack() as held:
        _take(held, DataFolder(path.parent).dispositions_lock)
        yield


def _take(held: ExitStack, lock: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            held.enter_context(build_lock(lock))
            return
        except Problem as busy:
            if not left:
                raise Problem("findings_busy", exit_status=busy.exit_status) from None
        time.sleep(_PAUSE_SECONDS)
