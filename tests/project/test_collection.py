"""Every file of tests is found by pytest: a folder that it passes over would fail nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRITTEN = sorted((ROOT / "tests").rglob("test_*.py"))
# Files are found and not imported: that takes a minute, and every run of them does it anyway.
LOOK = """
import pytest

class Found:
    def pytest_pycollect_makemodule(self, module_path, parent):
        print(module_path)
        return pytest.Module.from_parent(parent, path=module_path)

    def pytest_make_collect_report(self, collector):
        if isinstance(collector, pytest.Module):
            return pytest.CollectReport(collector.nodeid, "passed", None, [])

pytest.main(["--collect-only", "--noconftest", "-q", "-p", "no:cacheprovider"], [Found()])
"""


def test_each_file_of_tests_is_found() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = {line for line in done.stdout.splitlines() if line.endswith(".py")}
    assert found == set(map(str, WRITTEN))


def test_each_file_of_tests_holds_one() -> None:
    empty = [
        str(path.relative_to(ROOT))
        for path in WRITTEN
        if not any(
            isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            for node in ast.parse(path.read_text(encoding="utf-8")).body
        )
    ]
    assert empty == []
