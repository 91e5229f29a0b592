"""Faults on purpose: `point(name)` at a step's boundary does nothing unless a test arms it.

MINSHENG_FAULT=name:action[:n] arms the n-th passing (default the first) of the point `name`, or
of every point when the name is `*`; actions: kill (SIGKILL), nospace (ENOSPC), sleep (a minute).
"""

from __future__ import annotations

import errno
import os
import signal
import time

_armed = os.environ.get("MINSHENG_FAULT", "")
_passed = 0


def point(name: str) -> None:
    """Fail here if a test armed this point.

    Raises:
        OSError: no space left, when armed so.
    """
    if _armed:
        _fail_if_armed(name)


def _fail_if_armed(name: str) -> None:
    global _passed
    armed_name, action, *count = _armed.split(":")
    if armed_name not in {name, "*"}:
        return
    _passed += 1
    if _passed != int(count[0] if count else 1):
        return
    match action:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "nospace":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        case "sleep":
            time.sleep(60)
        case _:
            raise ValueError(f"unknown fault action {action}")
