"""The dbt exposures of pages and texts, as `python -m tests.project.exposures` writes them.

What a page stands on is what the statements of all modules that it imports read, so the lineage
of dbt's own documentation ends where people read, and cannot forget a table.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from dashboards.page_list import PAGES
from pipelines.district import district_file
from pipelines.language import say

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "models" / "exposures"
READING = ("dashboards", "pipelines.frames", "pipelines.report", "pipelines.summary")
READING += ("pipelines.factcheck",)
SECTIONS = {"leaders": "领导", "subjects": "领导", "clerks": "经办", "analysts": "分析"}
# Text → its name in Chinese and the room that makes it.
TEXTS = {
    "annual_summary_newspaper": ("年度总结（报纸版）", "pipelines.summary"),
    "annual_summary_gongwen": ("年度总结（公文版）", "pipelines.summary"),
    "fact_check": ("文稿核对", "pipelines.factcheck"),
}
_READS = re.compile(r"\b(?:from|join)\s+([a-z_0-9]+)")
_HEAD = "# Made by `python -m tests.project.exposures`: what the program reads; a test holds it.\n"


def exposures() -> dict[str, list[dict[str, Any]]]:
    """File name → the exposures that it must hold."""
    models = {path.stem for path in (ROOT / "models").rglob("*.sql")}
    seeds = [ROOT / "seeds", district_file("seeds")]
    models |= {path.stem for folder in seeds for path in folder.rglob("*.csv")}
    pages = [
        _exposure(
            f"page_{page.code}",
            "dashboard",
            say(f"page.{page.code}", "zh"),
            SECTIONS[page.section],
            _tables([ROOT / "dashboards" / page.file], models),
        )
        for page in PAGES
    ]
    texts = [
        _exposure(code, "analysis", title, "领导", _tables(_files(room), models))
        for code, (title, room) in TEXTS.items()
    ]
    return {"pages.yml": pages, "texts.yml": texts}


def as_yaml(found: list[dict[str, Any]]) -> str:
    """The exposures as dbt reads them."""
    document = {"version": 2, "exposures": found}
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=98)
    return _HEAD + re.sub(r"depends_on:\n((?:  - .*\n)+)", _in_a_row, text)


def _in_a_row(found: re.Match[str]) -> str:
    refs = [line.removeprefix("  - ") for line in found[1].splitlines()]
    lines, line = [], "  depends_on: ["
    for ref in refs:
        if len(line) + len(ref) > 96:
            lines.append(line.rstrip())
            line = "    "
        line += f"{ref}, "
    return "\n".join([*lines, line.removesuffix(", ") + "]"]).removeprefix("  ") + "\n"


def _exposure(
    name: str, kind: str, title: str, owner: str, tables: Iterable[str]
) -> dict[str, Any]:
    return {
        "name": name,
        "label": title,
        "type": kind,
        "maturity": "high",
        "owner": {"name": owner},
        "depends_on": [f"ref('{table}')" for table in sorted(tables)],
    }


def _tables(files: Iterable[Path], models: set[str]) -> set[str]:
    """The models and seeds that statements of the files, and of what they import, read."""
    texts = (
        node.value
        for path in _imported(set(files))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {word for text in texts for word in _READS.findall(text)} & models


def _imported(files: set[Path]) -> set[Path]:
    seen, waiting = set(files), list(files)
    while waiting:
        for module in _modules(waiting.pop()):
            for path in _files(module, alone=True):
                if module.startswith(READING) and path not in seen:
                    seen.add(path)
                    waiting.append(path)
    return seen


def _modules(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _files(module: str, alone: bool = False) -> list[Path]:
    place = ROOT.joinpath(*module.split("."))
    own = [place.with_suffix(".py"), place / "__init__.py"]
    found = own if alone else [*own, *place.rglob("*.py")]
    return [path for path in found if path.is_file()]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, found in exposures().items():
        (FOLDER / name).write_text(as_yaml(found), encoding="utf-8")
