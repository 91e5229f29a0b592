"""What a command tells outside: the failure of its build, and late lists after it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from pipelines.language import say
from pipelines.lock import BUSY
from pipelines.notices.tell import Told, tell_build, tell_late_lists
from pipelines.problem import Problem, disk_error
from pipelines.settings import Settings
from pipelines.terminal.outcome import complain


@contextmanager
def outcome_told(settings: Settings) -> Iterator[None]:
    """Tell outside whether the build in this `with` failed, and whether it works again."""
    try:
        yield
    except Exception as error:
        if not (isinstance(error, Problem) and error.exit_status == BUSY):
            kind = _kind_of(error)
            _tell(lambda: tell_build(settings, kind))
        raise
    _tell(lambda: tell_build(settings, None))


def tell_what_is_late(settings: Settings) -> Told:
    """Tell outside of what is late today; what could not be sent is said here."""
    return _tell(lambda: tell_late_lists(settings, date.today()))


def show_unsent(told: Told) -> None:
    """Say on standard error which notices did not go out."""
    for way, kind in told.unsent:
        complain(say("notice.unsent", way=say(f"notice.way.{way}"), kind=kind))


def _tell(telling: Callable[[], Told]) -> Told:
    try:
        told = telling()
    except Problem as problem:
        # Whatever is wrong with a notice, the work that it tells of stands.
        complain(say(problem.code, **problem.values))
        return Told()
    except Exception as error:
        told = Told(unsent=[("any", type(error).__name__)])
    show_unsent(told)
    return told


def _kind_of(error: Exception) -> str:
    if isinstance(error, Problem):
        return error.code
    of_disk = disk_error(error)
    if of_disk is None:
        return "unexpected"
    return "no_space" if of_disk.errno == errno.ENOSPC else "read_only"
