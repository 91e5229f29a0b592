"""How a command ends: an exit status and, when something went wrong, one sentence."""

from __future__ import annotations

import errno
import json
import os
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pipelines.language import say
from pipelines.problem import Problem, disk_error, is_interrupt

# A name that leads to no place to read or write: a file where a folder should be, a folder that
# is not there.
_NO_PLACE = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG}
_NO_PLACE |= {errno.ENOENT, errno.EINVAL}


def run_to_status(work: Callable[[], Any]) -> int:
    """Do the work and return the exit status; whatever it raises becomes one sentence."""
    try:
        status = work()
        sys.stdout.flush()
    except Problem as problem:
        complain(say(problem.code, **problem.values))
        return problem.exit_status
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        # The reader (head, a pager) has what it wanted; nothing is left to be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _interrupted() if is_interrupt(error) else _told_status(error)
    return status if isinstance(status, int) else 0


def end_with(status: int) -> None:
    """End the process; what is buffered goes out first."""
    sys.exit(status)


def complain(sentence: str) -> None:
    """Say it on standard error."""
    print(sentence, file=sys.stderr)


def _interrupted() -> int:
    complain(say("interrupted"))
    return 130


def _told_status(error: Exception) -> int:
    try:
        return _status_of_error(error)
    except Exception as another:
        # Not even a sentence could be found, as when a language file is damaged.
        complain(f"出错 error: {type(error).__name__}, {type(another).__name__}")
        return 1


def _status_of_error(error: Exception) -> int:
    from typer._click.exceptions import UsageError

    from pipelines.terminal.usage_words import usage_sentence

    if isinstance(error, UsageError):
        complain(usage_sentence(error))
        return 2
    if (of_disk := disk_error(error)) is not None:
        complain(say("no_space" if of_disk.errno == errno.ENOSPC else "read_only"))
        return 1
    if isinstance(error, PermissionError):
        complain(say("no_permission", path=error.filename))
        return 1
    if isinstance(error, OSError) and error.errno in _NO_PLACE and error.filename:
        complain(say("no_place", path=error.filename))
        return 1
    complain(_log(error))
    return 1


def _log(error: Exception) -> str:
    kind = type(error).__name__
    try:
        from pipelines.run_log import run_id
        from pipelines.settings import get_settings

        logs = get_settings().folder.logs
        logs.mkdir(parents=True, exist_ok=True)
        log = logs / f"error-{datetime.now():%Y%m%dT%H%M%S}-{os.getpid()}.log"
        # Places only: an exception's message may quote a cell, and logs hold no cell.
        places = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        told = {"run": run_id(), "at": _now(), "error": kind, "places": places}
        log.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    except Exception:
        return say("unexpected_error_no_log", kind=kind)
    return say("unexpected_error", log=log)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
