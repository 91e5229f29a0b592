"""Every file of tests is found by pytest: a folder that it passes over would fail nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_each_file_of_tests_is_collected() -> None:
    options = ["--collect-only", "-q", "-o", "addopts=", "--import-mode=importlib"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    collected = {line.split("::")[0] for line in done.stdout.splitlines() if "::" in line}
    written = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("test_*.py")}
    assert written == collected
