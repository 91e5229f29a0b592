"""What a command takes: time, processor time, and the greatest memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.25
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")
# Where memory runs out, what is measured goes, and not what measures or works beside it.
_FIRST_TO_GO = "900"
_WORDS = 400


@dataclass(frozen=True)
class Measured:
    """A command's cost.

    `peak_mb` adds up resident memory, in which a page that processes share counts once for each;
    `failure` is empty where the command ended well.
    """

    seconds: float
    cpu_seconds: float
    peak_mb: int
    failure: str = ""


def measure(command: list[str], environment: dict[str, str], log: Path, most: float) -> Measured:
    """Run the command to its end.

    Args:
        command: what to run.
        environment: variables beside this process's own.
        log: takes what it prints.
        most: seconds after which it is stopped, with all that it began.
    """
    begun = time.perf_counter()
    with log.open("wb") as out:
        child = subprocess.Popen(
            command, env=os.environ | environment, stdout=out, stderr=out, start_new_session=True
        )
        with suppress(OSError):
            Path(f"/proc/{child.pid}/oom_score_adj").write_text(_FIRST_TO_GO)
        watch = _Watch(child.pid)
        status = None
        while status is None:
            status, usage = _ended(child.pid)
            watch.look()
            if time.perf_counter() - begun > most:
                _stop(child.pid)
            if status is None:
                time.sleep(_PAUSE)
        seconds = time.perf_counter() - begun
        child.returncode = status
    # The system's own count misses what nobody waited for; the watch, what began and ended unseen.
    cpu = max(usage.ru_utime + usage.ru_stime, watch.cpu_seconds)
    unit = 1 if sys.platform == "darwin" else 1024
    peak = max(watch.peak_bytes, usage.ru_maxrss * unit)
    failure = "" if status == 0 else f"status {status}: {_last_words(log)}"
    return Measured(round(seconds, 1), round(cpu, 1), peak // 2**20, failure)


def _ended(process: int) -> tuple[int | None, os.resource.struct_rusage]:
    pid, status, usage = os.wait4(process, os.WNOHANG)
    return (os.waitstatus_to_exitcode(status) if pid else None), usage


def _stop(group: int) -> None:
    with suppress(OSError):
        os.killpg(group, 9)


def _last_words(log: Path) -> str:
    return " ".join(log.read_text("utf-8", errors="replace").split())[-_WORDS:]


class _Watch:
    """Looks at a process and its descendants, as Linux tells of them; elsewhere sees nothing."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._used: dict[int, float] = {}
        self.peak_bytes = 0

    @property
    def cpu_seconds(self) -> float:
        return sum(self._used.values())

    def look(self) -> None:
        """Add up what the processes hold now."""
        children, held = defaultdict(list), {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError, IndexError, ValueError):
                told = path.read_text("utf-8", errors="replace").rsplit(")", 1)[1].split()
                process = int(path.parent.name)
                children[int(told[1])].append(process)
                held[process] = int(told[21]) * _PAGE, (int(told[11]) + int(told[12])) / _TICKS
        family, found = [self._process], []
        while family:
            process = family.pop()
            found.append(process)
            family += children[process]
        told = {process: held[process] for process in found if process in held}
        self._used |= {process: used for process, (_, used) in told.items()}
        self.peak_bytes = max(self.peak_bytes, sum(memory for memory, _ in told.values()))
