"""A whole district: the sample's files through the ordinary commands, once a test run and seed."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pipelines.build.current import open_current
from pipelines.data_folder import DataFolder
from pipelines.lock import build_lock
from pipelines.problem import Problem
from tests.command import COMMAND

SEEDS = (1, 7, 42)


@dataclass(frozen=True)
class District:
    """A data folder with a published build, and what the sample says is true of it."""

    data: Path

    def run(self, *arguments: str, status: int = 0) -> str:
        """Run `minsheng` on this data folder; the exit status must be `status`."""
        done = subprocess.run(
            [*COMMAND, "--data", str(self.data), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        assert done.returncode == status, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def query(self, sql: str) -> list[list[str]]:
        """The rows that a question to the build in force gives, every cell as text."""
        with open_current(DataFolder(self.data)) as connection:
            rows = connection.execute(f"select columns(*)::varchar from ({sql})").fetchall()
        return [[cell or "" for cell in row] for row in rows]

    @property
    def inbox(self) -> Path:
        """The deliveries as the towns sent them."""
        return self.data / "inbox"

    @property
    def answers(self) -> dict:
        """What the generator knows."""
        return json.loads((self.data.parent / "answers.json").read_text(encoding="utf-8"))

    @property
    def receipts(self) -> list[dict]:
        """Every receipt, as intake wrote it."""
        paths = sorted((self.data / "receipts").glob("*.json"))
        return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def made_district(shared: Path, seed: int) -> District:
    """Make, take in, build and publish the sample of a seed.

    Args:
        shared: a folder of this test run, the same for all its workers: the first that asks
            makes the district, the others wait for it.
        seed: of the sample.
    """
    place = shared / f"seed{seed}"
    found = District(place / "data")
    with _turn(shared / f"seed{seed}.lock"):
        if not (place / "made").exists():
            shutil.rmtree(place, ignore_errors=True)
            found.run("sample", "--out", str(found.inbox), "--seed", str(seed))
            found.run("run")
            (place / "made").touch()
    return found


def _turn(lock: Path) -> ExitStack:
    """Wait for the lock; it is held for the length of a `with`."""
    stack = ExitStack()
    while True:
        try:
            stack.enter_context(build_lock(lock))
        except Problem:
            time.sleep(1)
        else:
            return stack
