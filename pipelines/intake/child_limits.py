"""What a child process that parses a file may use, and what it may not say."""

from __future__ import annotations

import os
from pathlib import Path

import polars as pl

# The exit status of a child whose library panicked.
PANICKED = 70


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
