"""A whole district: the sample's files through the ordinary commands, once a session and seed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SEEDS = (1, 7, 42)
COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()"]


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
        assert done.returncode == status, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def query(self, sql: str) -> list[list[str]]:
        """The rows of a question, every cell as text."""
        lines = self.run("sql", sql, "--format", "csv").splitlines()
        return [line.split(",") for line in lines[1:]]

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


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], District]:
    """Make, take in, build and publish the sample of a seed; each seed once."""

    @cache
    def made(seed: int) -> District:
        found = District(tmp_path_factory.mktemp(f"seed{seed}") / "data")
        found.run("sample", "--out", str(found.inbox), "--seed", str(seed))
        found.run("run")
        return found

    return made


@pytest.fixture(scope="session")
def first_district(district: Callable[[int], District]) -> District:
    """The sample of seed 1: read it, do not change it."""
    return district(SEEDS[0])
