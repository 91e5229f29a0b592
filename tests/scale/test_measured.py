"""What is measured is the command with all that it begins; a failure is told, not thrown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.scale.measured import measure

HOLD = "import time; held = bytearray(200_000_000); time.sleep(2)"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])"
WORK = "sum(range(30_000_000))"


def test_memory_of_a_child_is_counted(tmp_path: Path) -> None:
    told = measure([sys.executable, "-c", CHILD], {}, tmp_path / "log", 60)
    assert told.failure == ""
    assert told.peak_mb >= 200
    assert told.seconds >= 2


def test_processor_time_is_counted(tmp_path: Path) -> None:
    told = measure([sys.executable, "-c", WORK], {}, tmp_path / "log", 60)
    assert 0.1 < told.cpu_seconds <= told.seconds + 0.1


@pytest.mark.parametrize(
    ("code", "most", "words"),
    [
        ("raise SystemExit('no room')", 60, "no room"),
        ("import time; time.sleep(60)", 1, "status -9"),
    ],
)
def test_a_failure_is_told(tmp_path: Path, code: str, most: float, words: str) -> None:
    told = measure([sys.executable, "-c", code], {}, tmp_path / "log", most)
    assert words in told.failure
    assert told.seconds < 30
