"""The whole project as dbt compiles it, for all that ask dbt what the models are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from pipelines.build.dbt.run_dbt import build_environment, dbt_arguments
from pipelines.build.manifest import DATABASE_NAME
from pipelines.settings import PROJECT_FOLDER, Settings


def compile_project(place: Path) -> None:
    """Have dbt parse and compile the project; its files go to the folder `place`."""
    settings = Settings(data=place, _env_file=None)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pipelines.build.dbt.process", "compile"),
            *dbt_arguments(PROJECT_FOLDER)[1:],
        ],
        cwd=PROJECT_FOLDER,
        env=build_environment(place / DATABASE_NAME, place, settings),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]


def manifest_of(place: Path) -> dict[str, Any]:
    """What dbt knows of all nodes, their compiled code among it."""
    return json.loads((place / "manifest.json").read_text(encoding="utf-8"))
