"""Nobody writes into the data folder while all of it is read or exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from pipelines.data_folder import DataFolder
from pipelines.lock import build_lock, short_lock


@contextmanager
def hold_still(folder: DataFolder) -> Iterator[None]:
    """Hold every lock of the data folder for the length of a `with`.

    Raises:
        Problem: somebody takes in or builds (75).
        TimeoutError: somebody answers a finding, saves a question or looks somebody up for long.
    """
    with ExitStack() as held:
        held.enter_context(build_lock(folder.intake_lock))
        held.enter_context(build_lock(folder.lock))
        for lock in (folder.dispositions_lock, folder.questions_lock, folder.access_lock):
            held.enter_context(short_lock(lock))
        yield
