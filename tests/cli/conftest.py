"""The command as a person runs it, and a data folder with two published builds."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.settings import Settings
from tests.build.quick_build import build_of
from tests.command import COMMAND, own_environment

Done = subprocess.CompletedProcess[str]
THINGS = "create table things as select range as thing from range(300)"


@pytest.fixture(scope="session")
def run() -> Callable[..., Done]:
    """Run `minsheng` on a data folder; nothing but that folder comes from the environment."""

    def run_command(*arguments: str, data: Path, **variables: str) -> Done:
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=own_environment(MINSHENG_DATA=str(data), **variables),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr + done.stdout
        assert "nanobind" not in done.stderr
        return done

    return run_command


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two published builds."""
    folder = tmp_path_factory.mktemp("commands") / "data"
    for _ in range(2):
        build_of(Settings(data=folder), THINGS)
    return folder
