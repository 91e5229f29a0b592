"""A whole district, backed up and brought back on another machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()"]
FIGURES = "select count(*) filter (where agrees), count(*) from rpt_published_figures"


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MINSHENG_DATA": str(data)}
    return subprocess.run(
        [*COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_a_restored_district_reads_builds_and_knows_its_people(first_district, tmp_path) -> None:
    archive = tmp_path / "district.zip"
    done = run(first_district.data, "backup", str(archive), "--with-secret")
    assert done.returncode == 0, done.stderr
    assert run(tmp_path / "any", "backup", str(archive), "--check").returncode == 0

    new = tmp_path / "new"
    assert run(new, "restore", str(archive)).returncode == 0
    assert run(new, "sql", FIGURES, "--format", "csv").stdout.splitlines()[1] == "34,34"
    assert run(new, "doctor").returncode == 0, run(new, "doctor").stdout
    # Names stand in return workbooks only where the vault opened.
    told = run(new, "returns", "--out", str(tmp_path / "returned"))
    assert told.returncode == 0, told.stderr
    assert list((tmp_path / "returned").rglob("*.xlsx"))
