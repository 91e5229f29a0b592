"""A whole district: the sample's files through the ordinary commands, once a test run and seed."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pipelines.build.current import open_current
from pipelines.data_folder import DataFolder
from tests.command import COMMAND
from tests.made_once import made_once

# The seeds of the tests, and how large each is made: what holds in any district, small ones too.
# .ci/run holds the figures and findings of another whole one, the one that it makes at its end.
SMALL = 42
SCALES = {1: 1.0, SMALL: 0.1}
SEEDS = tuple(SCALES)
WHOLE = tuple(seed for seed, scale in SCALES.items() if scale >= 1)


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


def begun_data(shared: Path, data: Path) -> Path:
    """Lay a data folder that was built when it had no list yet.

    Args:
        shared: a folder of this test run, the same for all its workers.
        data: the folder, not there yet.
    """
    ready = made_once(shared / "begun", lambda place: District(place / "data").run("build"))
    shutil.copytree(ready / "data", data)
    return data


def made_district(shared: Path, seed: int, scale: float = 1.0) -> District:
    """Make, take in, build and publish the sample of a seed.

    The first seed's build begins with nothing, as a stranger's does; the others need no dbt.

    Args:
        shared: a folder of this test run, the same for all its workers.
        seed: of the sample.
        scale: its size; the article's figures hold from 1 on.
    """

    def make(place: Path) -> None:
        found = District(place / "data")
        if seed != SEEDS[0]:
            begun_data(shared, found.data)
        size = ("--seed", str(seed), "--scale", str(scale))
        found.run("sample", "--out", str(found.inbox), *size)
        found.run("run")

    return District(made_once(shared / f"seed{seed}", make) / "data")
