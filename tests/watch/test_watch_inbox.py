"""The watch runs for files at rest, one run at a time, tries again, and stops when asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipelines.lock import BUSY
from pipelines.settings import Settings
from pipelines.watch import watch_inbox as module
from pipelines.watch.watch_inbox import watch_inbox

EVERY = 0.05


@dataclass
class Runs:
    """Stands for `minsheng run`: each run ends with the next status; after the last, SIGTERM.

    Attributes:
        inbox: a file is dropped there before the run of that number begins to be looked for.
    """

    inbox: Path
    statuses: list[int]
    drops: dict[int, str] = field(default_factory=dict)
    left: list[set[str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def start(self, settings: Settings, leave: Iterable[Path]) -> subprocess.Popen[bytes]:
        self.left.append({path.name for path in leave})
        number = len(self.left)
        if name := self.drops.get(number):
            (self.inbox / name).write_bytes(b"x" * number)
        if number == len(self.statuses):
            os.kill(os.getpid(), signal.SIGTERM)
        code = f"raise SystemExit({self.statuses[number - 1]})"
        return subprocess.Popen([sys.executable, "-S", "-c", code])

    def report(self, code: str, **values: object) -> None:
        self.told.append(code)


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    found = Runs(inbox, [])
    monkeypatch.setattr(module, "start_run", found.start)
    return found


def watch(runs: Runs, tmp_path: Path) -> int:
    return watch_inbox(Settings(data=tmp_path), EVERY, runs.report)


def test_a_first_run_then_one_for_each_batch_at_rest(runs: Runs, tmp_path: Path) -> None:
    runs.statuses, runs.drops = [0, 3, 0], {1: "a.csv", 2: "b.csv"}
    assert watch(runs, tmp_path) == 0
    assert runs.told[:4] == ["watch.begun", "watch.first_run", "watch.run", "watch.run"]
    assert runs.told[-1] == "watch.stopped"


def test_a_failed_run_is_tried_again_after_a_pause(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FIRST_PAUSE", 0.2)
    runs.statuses = [1, 1, 0]
    begun = time.monotonic()
    watch_inbox(Settings(data=tmp_path), EVERY, runs.report)
    assert runs.told.count("watch.failed") == 2
    assert runs.told.count("watch.again") == 2
    assert time.monotonic() - begun >= 0.2


def test_a_changed_inbox_does_not_wait_for_the_pause_after_a_failure(
    runs: Runs, tmp_path: Path
) -> None:
    runs.statuses, runs.drops = [1, 0], {1: "mended.csv"}
    watch(runs, tmp_path)
    assert runs.told.count("watch.run") == 1


def test_while_others_are_at_work_the_files_stay_due(runs: Runs, tmp_path: Path) -> None:
    (runs.inbox / "a.csv").touch()
    runs.statuses = [BUSY, BUSY, 0]
    watch(runs, tmp_path)
    assert [t for t in runs.told if t in {"watch.run", "watch.busy"}] == [
        *("watch.run", "watch.busy") * 2,
        "watch.run",
    ]


def test_a_wrong_setting_ends_the_watch(runs: Runs, tmp_path: Path) -> None:
    runs.statuses = [2, 0]
    assert watch(runs, tmp_path) == 2


def test_only_one_process_watches(runs: Runs, tmp_path: Path) -> None:
    runs.statuses = [0]
    code = (
        "from pathlib import Path; import sys, time\n"
        "from pipelines.lock import build_lock\n"
        f"with build_lock(Path({str(tmp_path / 'watch.lock')!r})):\n"
        " print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    with pytest.raises(module.Problem, match=r"watch\.twice") as problem:
        watch(runs, tmp_path)
    other.communicate()
    assert problem.value.exit_status == BUSY


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", None])
def test_a_day_later_what_is_late_is_told_without_a_new_file(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    day = [date(2013, 12, 15)]
    monkeypatch.setattr(module, "date", SimpleNamespace(today=lambda: day[0]))
    asked = []

    def start_command(settings: Settings, *arguments: str) -> subprocess.Popen[bytes]:
        asked.append((day[0], *arguments))
        return subprocess.Popen([sys.executable, "-S", "-c", "raise SystemExit(2)"])

    def start_run(*_: object) -> subprocess.Popen[bytes]:
        day[0] += timedelta(days=1)
        return subprocess.Popen([sys.executable, "-S", "-c", ""])

    monkeypatch.setattr(module, "start_command", start_command)
    monkeypatch.setattr(module, "start_run", start_run)
    looks = []

    def look(inbox: Path) -> dict[Path, tuple[int, int]]:
        looks.append(inbox)
        if len(looks) == 6:
            os.kill(os.getpid(), signal.SIGTERM)
        return {}

    monkeypatch.setattr(module, "shapes_of", look)
    assert watch_inbox(Settings(data=tmp_path, webhook=address), EVERY, runs.report) == 0
    assert asked == ([(date(2013, 12, 16), "notices")] if address else [])


def test_a_stop_during_a_run_ends_the_run_too(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "interrupted"
    code = (
        "import os, signal, sys, time, pathlib\n"
        "try:\n os.kill(os.getppid(), signal.SIGTERM); time.sleep(60)\n"
        f"except KeyboardInterrupt: pathlib.Path({str(mark)!r}).touch(); sys.exit(130)"
    )

    def start(*_: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-S", "-c", code], start_new_session=True)

    monkeypatch.setattr(module, "start_run", start)
    begun = time.monotonic()
    assert watch(runs, tmp_path) == 0
    assert mark.exists()
    assert time.monotonic() - begun < 30
    assert runs.told[-2:] == ["watch.stopping", "watch.stopped"]
