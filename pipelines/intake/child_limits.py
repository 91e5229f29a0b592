"""What a child process that parses a file may use, and what it may not say."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from pipelines.intake.refusal import Refusal
from pipelines.problem import Problem

# The exit status of a child whose library panicked.
_PANICKED = 70


def limit_child(memory_bytes: int, threads: int) -> None:
    """Bound this process's memory beyond what it has already, and silence its libraries.

    Args:
        memory_bytes: what it may use.
        threads: of polars.
    """
    # Where there is a child a core, more threads would only wait. polars reads it at first use.
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    _silence_panics()
    _limit_memory(memory_bytes)


@contextmanager
def tell_no_cell() -> Iterator[None]:
    """Let nothing leave a child that could quote what it read.

    Raises:
        Refusal: in the place of an error that nobody foresaw; it tells the kind of error.
    """
    try:
        yield
    except (Problem, OSError, MemoryError):
        raise
    except Exception as error:
        # The error itself may quote a cell, and would have to travel to the parent.
        raise Refusal("file_failed", kind=type(error).__name__) from None
    except BaseException:
        # A panic inside a library leaves its locks poisoned: this process is of no more use.
        os._exit(_PANICKED)


def _limit_memory(memory_bytes: int) -> None:
    if os.name == "nt":
        return
    import resource

    # What is there before the first file is libraries and idle threads, and no file's fault.
    pl.DataFrame({"warm": [1]}).lazy().select(pl.col("warm") + 1).collect()
    limit = _own_bytes() + memory_bytes
    # Not RLIMIT_AS: allocators set addresses aside without using them, more with every thread.
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _own_bytes() -> int:
    """The memory that is this process's alone, files that it has mapped not counted."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    told = next((line for line in lines if line.startswith("VmData:")), "VmData: 0")
    return int(told.split()[1]) * 1024


def _silence_panics() -> None:
    """Send standard error nowhere: a library that aborts may print what it was reading."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
