"""One run of a stage with one fault: what was breached, and whether the fault was met at all."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipelines.lock import BUSY
from tests.faults.forked import KILLED, begin, end
from tests.faults.invariants import WRONG, Breach, done_in_full, safe_to_read
from tests.faults.stages import STAGES, run_again

# A run that fails says so in a sentence; status 1, or 3 where files were refused.
_TOLD = {0, 1, 3, BUSY, KILLED}
_HANG = 120


@dataclass(frozen=True)
class Bench:
    """Where the bases lie, and where a run may work.

    Attributes:
        bases: data folders by stage, what a run without a fault makes of them in `whole`.
        desk: an empty folder, used for one run at a time.
    """

    bases: Path
    desk: Path

    def lay(self, stage: str) -> Path:
        """A fresh data folder as the stage finds it."""
        shutil.rmtree(self.desk, ignore_errors=True)
        shutil.copytree(self.bases / stage, self.desk / "data")
        for name in ("project", "backup.zip"):
            source = self.bases / name
            if stage == "build" and source.is_dir():
                shutil.copytree(source, self.desk / name)
            elif stage == "restore" and source.is_file():
                shutil.copy(source, self.desk / name)
        return self.desk / "data"


def run_with(bench: Bench, stage: str, armed: str) -> tuple[bool, list[Breach]]:
    """Run a stage with a fault armed; whether it was met, and what was breached."""
    data = bench.lay(stage)
    counter = bench.desk / "counter"
    child = begin(lambda: STAGES[stage](data), bench.desk / "log", armed, counter)
    fired = Path(f"{counter}.fired")
    breaches = []
    if ":sleep" in armed:
        status = _disturb(child, fired, lambda: STAGES[stage](data), bench.desk / "log")
    else:
        status = end(child, _HANG)
    is_met = fired.exists()
    name = fired.read_text(encoding="utf-8") if is_met else "none"
    if status not in _TOLD:
        breaches.append((WRONG, f"status {status}"))
    return is_met, [(kind, f"{name}: {what}") for kind, what in breaches + judge(bench, stage)]


def run_and_kill(
    bench: Bench, stage: str, after: float, run: Callable
) -> tuple[bool, list[Breach]]:
    """Run a stage and kill it after so many seconds; whether it was still running."""
    data = bench.lay(stage)
    status = end(begin(lambda: run(data), bench.desk / "log"), after)
    breaches = [] if status in _TOLD else [(WRONG, f"status {status}")]
    return status == KILLED, breaches + judge(bench, stage)


def seconds_of(bench: Bench, stage: str, run: Callable[[Path], None]) -> float:
    """How long the stage takes without a fault; its outcome is kept as the whole one."""
    data = bench.lay(stage)
    begun = time.monotonic()
    status = end(begin(lambda: run(data), bench.desk / "log"))
    if status:
        raise RuntimeError((bench.desk / "log").read_text(encoding="utf-8"))
    seconds = time.monotonic() - begun
    whole = bench.bases / "whole" / stage
    if not whole.exists():
        shutil.copytree(data, whole)
    return seconds


def judge(bench: Bench, stage: str) -> list[Breach]:
    """Read what the fault left, run the stage again, and read again: each in a new process."""
    data, whole = bench.desk / "data", bench.bases / "whole" / stage
    has_build = stage != "restore"
    found = _asked(bench, lambda: safe_to_read(data, has_build))
    again = end(begin(lambda: run_again(stage, data), bench.desk / "log"), _HANG)
    if again:
        text = (bench.desk / "log").read_text(encoding="utf-8").strip().splitlines()
        return [*found, (WRONG, f"again: status {again}, {text[-1:]}")]
    return found + _asked(bench, lambda: done_in_full(data, whole, stage))


def _asked(bench: Bench, ask: Callable[[], Iterable[Breach]]) -> list[Breach]:
    answer = bench.desk / "answer.json"

    def write() -> None:
        answer.write_text(json.dumps(list(ask())), encoding="utf-8")

    status = end(begin(write, bench.desk / "log"), _HANG)
    if status:
        told = (bench.desk / "log").read_text(encoding="utf-8").splitlines()[-3:]
        return [(WRONG, f"the reader failed: {told}")]
    return [tuple(one) for one in json.loads(answer.read_text(encoding="utf-8"))]


def _disturb(child: int, fired: Path, run: Callable[[], object], log: Path) -> int:
    """While one run sleeps, another begins and is told so; then the sleeper is killed."""
    deadline = time.monotonic() + _HANG
    while not fired.exists() and time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    second = end(begin(run, log), _HANG)
    os.killpg(child, signal.SIGKILL)
    first = end(child)
    return second if first == KILLED else first
