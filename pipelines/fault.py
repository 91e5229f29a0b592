"""Faults on purpose: `point(name)` at a step's boundary does nothing unless a test arms it.

MINSHENG_FAULT=name:action[:n] arms the n-th passing (default the first) of the point `name`, or
of every point when the name is `*`; actions: kill (SIGKILL), cut (SIGKILL to the run and all its
children, as when the power goes), truncate (half of what was just written is lost, then cut),
nospace (ENOSPC), readonly (EROFS), sleep (a minute). Each process counts its own passings, unless
MINSHENG_FAULT_COUNTER names a file in which all processes of a run count theirs.
"""

from __future__ import annotations

import errno
import os
import signal
import time
from pathlib import Path

_armed = os.environ.get("MINSHENG_FAULT", "")
_counter = os.environ.get("MINSHENG_FAULT_COUNTER", "")
_passed = 0
_ERRORS = {"nospace": errno.ENOSPC, "readonly": errno.EROFS}


def point(name: str, written: Path | None = None) -> None:
    """Fail here if a test armed this point.

    Args:
        name: of the step's boundary.
        written: the file that was written last, where one was.

    Raises:
        OSError: no space left, or nothing may be written, when armed so.
    """
    if _armed:
        _fail_if_armed(name, written)


def _fail_if_armed(name: str, written: Path | None) -> None:
    armed_name, action, *count = _armed.split(":")
    if armed_name not in {name, "*"} or _pass() != int(count[0] if count else 1):
        return
    if _counter:
        Path(f"{_counter}.fired").write_text(name, encoding="utf-8")
    match action:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "cut" | "truncate":
            if action == "truncate" and written is not None:
                _lose_half(written)
            os.killpg(os.getpgid(0), signal.SIGKILL)
        case "nospace" | "readonly":
            raise OSError(_ERRORS[action], os.strerror(_ERRORS[action]), str(written or name))
        case "sleep":
            time.sleep(60)
        case _:
            raise ValueError(f"unknown fault action {action}")


def _pass() -> int:
    global _passed
    _passed += 1
    if not _counter:
        return _passed
    with Path(_counter).open("ab") as file:
        file.write(b".")
        return file.tell()


def _lose_half(path: Path) -> None:
    path.chmod(0o600)
    os.truncate(path, path.stat().st_size // 2)
