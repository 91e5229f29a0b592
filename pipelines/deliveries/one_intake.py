"""One process at a time changes the raw store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipelines.belonging import claim_folder
from pipelines.data_folder import DataFolder
from pipelines.lock import build_lock
from pipelines.problem import Problem


@contextmanager
def one_intake(folder: DataFolder) -> Iterator[None]:
    """Hold the intake's lock for the length of a `with`.

    Raises:
        Problem: the folder is another district's, or another process takes deliveries in (75).
    """
    try:
        with build_lock(folder.intake_lock):
            claim_folder(folder)
            yield
    except Problem as problem:
        if problem.code != "build_busy":
            raise
        raise Problem("intake_busy", exit_status=problem.exit_status, **problem.values) from None
