"""Rooms of a size that fits one reader's head, and names that say what is inside."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOPS = (
    "pipelines",
    "models",
    "macros",
    "seeds",
    "districts",
    "expectations",
    "dashboards",
    "tests",
    "benchmarks",
)
LINES = {".py": 200, ".sql": 90, ".yml": 160}
COLUMNS = {".py": 100, ".sql": 100}
STATEMENTS = 25
FILES_IN_A_FOLDER = 15
NAMES = re.compile(r"(^|_)(utils?|helpers?|common|misc|base|managers?)(_|\.|$)")
# Written apart, so that this file does not hold what it looks for.
PLACES = [
    "/wo" + "rk/",
    "/ro" + "ot/",
    "/ho" + "me/",
    "py" + "pi.org",
    "files.python" + "hosted",
]


def files(*suffixes: str) -> list[Path]:
    found = (path for top in TOPS for path in (ROOT / top).rglob("*") if path.is_file())
    return sorted(p for p in found if "__pycache__" not in p.parts and p.suffix in suffixes)


@pytest.mark.parametrize("path", files(*LINES), ids=str)
def test_a_file_is_short_and_its_lines_fit(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LINES[path.suffix]
    widest = COLUMNS.get(path.suffix)
    assert not widest or all(len(line) <= widest for line in lines)


@pytest.mark.parametrize("path", files(".py"), ids=str)
def test_a_function_has_few_statements(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            statements = sum(isinstance(part, ast.stmt) for part in ast.walk(node)) - 1
            statements -= ast.get_docstring(node) is not None
            assert statements <= STATEMENTS, node.name


def test_a_folder_holds_few_files() -> None:
    folders = {path.parent for path in files(".py", ".sql", ".yml", ".md")}
    crowded = {
        str(folder.relative_to(ROOT)): count
        for folder in folders
        if (count := sum(p.is_file() for p in folder.iterdir())) > FILES_IN_A_FOLDER
    }
    assert crowded == {}


def test_names_say_what_is_inside() -> None:
    found = [p for p in files(".py", ".sql", ".yml", ".csv") if NAMES.search(p.name)]
    folders = {p.parent for p in files(".py", ".sql", ".yml")}
    assert found == []
    assert [folder for folder in folders if NAMES.search(folder.name)] == []


@pytest.mark.parametrize("path", files(".sql"), ids=str)
def test_a_sql_file_begins_with_its_grain_or_rule(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith(("-- ", "{#"))


def test_no_file_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split("\n")
    found = []
    for name in filter(None, listed):
        path = ROOT / name
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [(name, place) for place in PLACES if place in text]
    assert found == []
