"""The built editor is the one that its sources make, and asks nobody outside for anything."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "dashboards" / "sql_editor"
BUILT = sorted((FOLDER / "built").glob("*.js"))


def origin() -> str:
    """The hash that build.mjs writes: names and bytes of all that a built file is made of."""
    names = ["build.mjs", "package.json", "package-lock.json"]
    names += [f"source/{path.name}" for path in sorted((FOLDER / "source").iterdir())]
    found = hashlib.sha256()
    for name in names:
        found.update(f"{name}\n".encode())
        found.update((FOLDER / name).read_bytes())
    return found.hexdigest()


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_a_built_file_belongs_to_its_sources(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert origin() in first, "run `make editor`"


def test_both_components_are_built() -> None:
    assert [path.stem for path in BUILT] == ["sql_editor", "table_tree"]


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.name)
def test_a_built_file_neither_fetches_nor_evaluates(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://[^\"'`\s]+", text)) <= {"http://www.w3.org/2000/svg"}
    for word in ("eval(", "new Function", "fetch(", "XMLHttpRequest", "importScripts"):
        assert word not in text


def test_the_lock_names_versions_and_no_host() -> None:
    text = (FOLDER / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert all(part["integrity"] for path, part in packages.items() if path)


def test_every_part_has_its_licence_told() -> None:
    told = (FOLDER / "built" / "licences.txt").read_text(encoding="utf-8")
    packages = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    parts = [path.removeprefix("node_modules/") for path in packages if path]
    missing = [part for part in parts if "esbuild" not in part and f"{part} " not in told]
    assert missing == []
