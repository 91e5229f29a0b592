"""Twenty kills at random moments: the short form of `make faults`."""

from __future__ import annotations

import subprocess
import sys

from pipelines.settings import PROJECT_FOLDER

KILLS = 20


def test_nothing_is_wrong_lost_unreadable_or_left_behind() -> None:
    # In a process of its own: each run begins as a copy of it, which threads would not survive.
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", str(KILLS), "random"],
        cwd=PROJECT_FOLDER,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
