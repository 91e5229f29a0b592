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

from pipelines.language import say
from pipelines.lock import BUSY
from tests.faults.forked import KILLED, begin, end
from tests.faults.invariants import WRONG, Breach, done_in_full, safe_to_read
from tests.faults.stages import STAGES, run_again

# A run that fails says so in a sentence; status 1, or 3 where files were refused.
_TOLD = {0, 1, 3, BUSY, KILLED}
_HANG = 120
_UNFORESEEN = [
    "Traceback",
    *(say(f"unexpected_error{kind}", log="|", kind="|").split("|")[0] for kind in ("", "_no_log")),
]


@dataclass(frozen=True)
class Bench:
    """Where the bases lie, and where a run may work.

    Attributes:
        bases: data folders by stage, what a run without a fault makes of them in `whole`.
        desk: an empty folder, used for one run at a time.
        notes: another, for what the runs say and what was found.
    """

    bases: Path
    desk: Path
    notes: Path

    @property
    def log(self) -> Path:
        """What the runs of one fault say."""
        return self.notes / "log"

    def lay(self, stage: str) -> Path:
        """A fresh data folder as the stage finds it."""
        for folder in (self.desk, self.notes):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, exist_ok=True)
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
    counter = bench.notes / "counter"
    child = begin(lambda: STAGES[stage](data), bench.log, armed, counter)
    fired = Path(f"{counter}.fired")
    if ":sleep" in armed:
        status = _disturb(child, fired, lambda: STAGES[stage](data), bench.log)
    else:
        status = end(child, _HANG)
    is_met = fired.exists()
    name = fired.read_text(encoding="utf-8") if is_met else "none"
    breaches = untold(bench, status) + judge(bench, stage)
    return is_met, [(kind, f"{name}: {what}") for kind, what in breaches]


def run_and_kill(
    bench: Bench, stage: str, after: float, run: Callable
) -> tuple[bool, list[Breach]]:
    """Run a stage and kill it after so many seconds; whether it was still running."""
    data = bench.lay(stage)
    status = end(begin(lambda: run(data), bench.log), after)
    return status == KILLED, untold(bench, status) + judge(bench, stage)


def seconds_of(bench: Bench, stage: str, run: Callable[[Path], None]) -> float:
    """How long the stage takes without a fault; its outcome is kept as the whole one."""
    data = bench.lay(stage)
    begun = time.monotonic()
    status = end(begin(lambda: run(data), bench.log))
    if status:
        raise RuntimeError((bench.log).read_text(encoding="utf-8"))
    seconds = time.monotonic() - begun
    whole = bench.bases / "whole" / stage
    if not whole.exists():
        shutil.copytree(data, whole)
    return seconds


def untold(bench: Bench, status: int) -> list[Breach]:
    """Whether a run ended otherwise than well, killed, or with a sentence that was foreseen."""
    if status not in _TOLD:
        return [(WRONG, f"status {status}")]
    text = bench.log.read_text(encoding="utf-8")
    is_foreseen = not any(words in text for words in _UNFORESEEN)
    return [] if is_foreseen else [(WRONG, f"said: {text.strip()[-300:]}")]


def judge(bench: Bench, stage: str) -> list[Breach]:
    """Read what the fault left, run the stage again, and read again: each in a new process."""
    return judge_left(bench, stage) + judge_again(bench, stage)


def judge_left(bench: Bench, stage: str) -> list[Breach]:
    """Read what the fault left."""
    data, has_build = bench.desk / "data", stage != "restore"
    return _asked(bench, lambda: safe_to_read(data, has_build))


def judge_again(bench: Bench, stage: str) -> list[Breach]:
    """Run the stage again, and read."""
    data, whole = bench.desk / "data", bench.bases / "whole" / stage
    again = end(begin(lambda: run_again(stage, data), bench.log), _HANG)
    if again:
        text = (bench.log).read_text(encoding="utf-8").strip().splitlines()
        return [(WRONG, f"again: status {again}, {text[-1:]}")]
    return _asked(bench, lambda: done_in_full(data, whole, stage))


def _asked(bench: Bench, ask: Callable[[], Iterable[Breach]]) -> list[Breach]:
    answer = bench.notes / "answer.json"

    def write() -> None:
        answer.write_text(json.dumps(list(ask())), encoding="utf-8")

    status = end(begin(write, bench.log), _HANG)
    if status:
        told = (bench.log).read_text(encoding="utf-8").splitlines()[-3:]
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
