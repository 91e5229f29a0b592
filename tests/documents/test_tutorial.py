"""The tutorial, run as a script in an empty folder, says what the page says it does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.command import COMMAND, own_environment

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "tutorial.md").read_text(encoding="utf-8")
# Each command with the lines that follow it, up to the next or the end of its block.
STEP = re.compile(r"^\$ (.+)\n((?:(?!\$ |```).*\n)*)", re.M)
STEPS = STEP.findall("".join(re.findall(r"^```console\n(.+?)^```", PAGE, re.M | re.S)))
# Ids of deliveries, findings and builds, and seconds.
OWN_OF_A_RUN = re.compile(
    r"[0-9a-f]{16}-[0-9a-f]{6}|(?<=D1-)[0-9a-f]{12}|(?<=报送)[0-9a-f]{8}"
    r"|\d{8}T\d{6}-\d+|[\d.]+(?= 秒)"
)
LEFT_OUT = "…"


def masked(text: str) -> str:
    return OWN_OF_A_RUN.sub("#", text)


def pattern(told: str) -> str:
    """What the page prints of a command, as an expression: a line of … is any number of lines."""
    lines = masked(told).splitlines()
    parts = [
        r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line).replace(LEFT_OUT, ".*") + r"\n"
        for line in lines
    ]
    return "".join(parts)


@pytest.fixture(scope="module")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the project's docs, and `minsheng` as a command."""
    folder = tmp_path_factory.mktemp("stranger")
    (folder / "docs").symlink_to(PROJECT / "docs")
    command = folder / "bin" / "minsheng"
    command.parent.mkdir()
    begin = f'exec {shlex.join(COMMAND)} "$@"'
    command.write_text(f"#!/bin/sh\n{begin}\n", encoding="utf-8")
    command.chmod(0o755)
    return folder


def test_each_step_says_what_the_tutorial_prints(empty_folder: Path) -> None:
    path = f"{empty_folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    mine = {"PATH": path, "MINSHENG_DATA": str(empty_folder / "data"), "PYTHONPATH": str(PROJECT)}
    for command, told in STEPS:
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=empty_folder,
            env=own_environment(**mine),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        # 3: a fact check that found a figure to differ.
        assert done.returncode in {0, 3}, (command, done.stdout, done.stderr)
        said = masked(done.stdout)
        assert re.fullmatch(pattern(told), said), f"{command}\n{said}"


def test_the_tutorial_shows_the_way_to_an_article() -> None:
    words = [command.split()[1] for command, _ in STEPS if command.startswith("minsheng ")]
    assert words == ["intake", "run", "findings", "returns", "sql", "summary", "factcheck"]
