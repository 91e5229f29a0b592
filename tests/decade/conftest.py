"""The ten years, taken in and built once, by a copy of the project that serves their district."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.build.current import current_build
from pipelines.data_folder import DataFolder
from pipelines.district import SETTING, default_district, known_districts
from pipelines.settings import PROJECT_FOLDER
from tests.decade.made_decade import TABLES, write_deliveries

PARTS = ("pipelines", "expectations", "dashboards", "models", "macros", "seeds", "tests/dbt")
FILES = ("dbt_project.yml", "profiles.yml", "pyproject.toml", "requirements.lock")
# The made-up county; what time changes in it is the decade's own.
COUNTY = next(name for name in known_districts() if name != default_district())
# A folder with project and data that lies ready; it is only read.
READY = "MINSHENG_TEST_DECADE"


@dataclass(frozen=True)
class Decade:
    """A project and its data folder, beside it."""

    project: Path

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.project.parent / "data"

    def run(self, *arguments: str) -> str:
        """What `minsheng` prints there; it must succeed."""
        clean = {n: v for n, v in os.environ.items() if not n.startswith("MINSHENG_")}
        own = {SETTING: COUNTY, "PYTHONPATH": str(self.project)}
        begin = "from pipelines.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", begin, "--data", str(self.data), *arguments],
            cwd=self.project,
            env=clean | own,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a question to the build in force."""
        path = current_build(DataFolder(self.data)).path
        with duckdb.connect(path, read_only=True) as build:
            return build.execute(sql).fetchall()


@pytest.fixture(scope="session")
def decade(tmp_path_factory: pytest.TempPathFactory) -> Decade:
    """The district after ten years."""
    if ready := os.environ.get(READY):
        return Decade(Path(ready) / "project")
    project = tmp_path_factory.mktemp("decade") / "project"
    for part in (*PARTS, f"districts/{COUNTY}"):
        forget = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT_FOLDER / part, project / part, ignore=forget)
    for name in (*FILES, "districts/default"):
        shutil.copy(PROJECT_FOLDER / name, project / name)
    for table, text in TABLES.items():
        path = project / "districts" / COUNTY / "seeds" / f"{table}.csv"
        path.write_text(text, encoding="utf-8")
    found = Decade(project)
    write_deliveries(found.data / "inbox")
    found.run("intake")
    found.run("build")
    return found
