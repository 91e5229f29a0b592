"""Child processes that take files in: one that dies or hangs costs its file, not the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from math import ceil
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipelines.deliveries.file_task import FileTask
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.deliveries.take_file import set_up_child, take_file_here
from pipelines.identity.secret import Secret
from pipelines.intake.child_limits import limit_child
from pipelines.intake.refusal import MEGABYTE, Refusal
from pipelines.problem import Problem, disk_error
from pipelines.settings import Settings

_BYTES_AT_ONCE = 100 * MEGABYTE
_CHILD = "pipelines.deliveries.take_file"
_ALLOCATOR, _GIVES_BACK = "_RJEM_MALLOC_CONF", "retain:false"
T = TypeVar("T")
_DIED_OF = _BROKEN, _TOO_LARGE = "file_broke_reader", "file_too_large_to_parse"


def take_files(
    tasks: list[FileTask], settings: Settings, secret: Secret
) -> Iterator[tuple[FileTask, Receipt | Problem]]:
    """Take each file in by a child process; yields in the order of the tasks.

    A file that a child died of, that took too long or too much memory, comes back as a Refusal;
    so does one that the child refused. A child that dies can take its neighbour's file with it:
    what a child died of is tried once more by itself, behind the others.
    """
    again = []
    for task, outcome in _take_at_once(tasks, settings, secret):
        if isinstance(outcome, Problem) and outcome.code in _DIED_OF and len(tasks) > 1:
            again.append(task)
        else:
            yield task, outcome
    for task in again:
        yield from _take_at_once([task], settings, secret)


def _take_at_once(
    tasks: list[FileTask], settings: Settings, secret: Secret
) -> Iterator[tuple[FileTask, Receipt | Problem]]:
    if not tasks:
        return
    children = min(settings.workers, len(tasks))
    # A file alone has the cores to itself.
    with _children(children, set_up_child, settings, secret, settings.workers // children) as pool:
        waiting = [
            (t, pool.schedule(take_file_here, [t], timeout=_seconds(t, settings))) for t in tasks
        ]
        for task, future in waiting:
            yield task, _outcome(future, _seconds(task, settings), settings)


def call_in_child(work: Callable[..., T], arguments: list, settings: Settings) -> T:
    """What `work` gives, called in a child process with the limits of one that takes files in.

    Raises:
        Problem: the work raised it, or the child died, took too long or too much memory.
    """
    with _children(1, limit_child, settings.memory_mb * MEGABYTE, settings.workers) as pool:
        future = pool.schedule(work, arguments, timeout=settings.seconds_per_file)
        outcome = _outcome(future, settings.seconds_per_file, settings)
    if isinstance(outcome, Problem):
        raise outcome
    return outcome


@contextmanager
def _children(count: int, set_up: Callable[..., None], *arguments: Any) -> Iterator[ProcessPool]:
    """So many child processes, each set up first; all are gone at the end, whatever happened."""
    pool = ProcessPool(
        max_workers=count, initializer=set_up, initargs=arguments, context=_context()
    )
    try:
        yield pool
        pool.close()
    except BaseException:
        pool.stop()
        raise
    finally:
        pool.join()


def _context() -> BaseContext:
    # polars' allocator reads this when a child loads it. What it frees and keeps would count as
    # used; polars puts settings of its own there, and the last of a name counts.
    said = os.environ.get(_ALLOCATOR, "")
    if not said.endswith(_GIVES_BACK):
        os.environ[_ALLOCATOR] = f"{said},{_GIVES_BACK}" if said else _GIVES_BACK
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # The libraries are loaded once, by the server; a child that replaces a dead one starts at once.
    context.set_forkserver_preload([_CHILD])
    return context


def _seconds(task: FileTask, settings: Settings) -> int:
    """How long a file may take: a large one in proportion."""
    return settings.seconds_per_file * max(1, ceil(task.file_bytes / _BYTES_AT_ONCE))


def _outcome(future: ProcessFuture, seconds: int, settings: Settings) -> Any:
    try:
        return future.result()
    except TooLong:
        return Refusal("file_too_slow", seconds=seconds)
    except MemoryError:
        return Refusal(_TOO_LARGE, megabytes=settings.memory_mb)
    except ProcessExpired as dead:
        # A library that does not get the memory it asks for aborts.
        if dead.exitcode == -signal.SIGABRT:
            return Refusal(_TOO_LARGE, megabytes=settings.memory_mb)
        return Refusal(_BROKEN)
    except BrokenProcessPool:
        # A child died, and its word which file it had came too late.
        return Refusal(_BROKEN)
    except Problem as problem:
        return problem
    except Exception as error:
        # A full disk or a folder without permission fails the run, not the file.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        if (of_disk := disk_error(error)) is not None:
            raise of_disk from None
        if isinstance(error, OSError):
            return Refusal("file_unreadable")
        return Refusal("file_failed", kind=type(error).__name__)
