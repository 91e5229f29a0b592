"""What the models' YAML and SQL say of each table: columns, tests, parents, children."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from pipelines.frames.analysts.dictionary import column_meaning, table_meaning

_BLOCK = re.compile(r"{% docs (\w+) %}\s*(.+?)\s*{% enddocs %}", re.S)
_DOC = re.compile(r"{{\s*doc\(['\"](\w+)['\"]\)\s*}}")
_REF = re.compile(r"\bref\(\s*['\"](\w+)['\"]\s*\)")
# A model that goes through a list of names: ref(name), or ref('chk_' ~ name).
_REF_OF_A_LIST = re.compile(r"\bref\(\s*(?:['\"](\w+)['\"]\s*~\s*)?[a-z_]+\b")
_QUOTED = re.compile(r"['\"](\w+)['\"]")
_SOURCE = re.compile(r"\bsource\(\s*['\"]raw['\"]\s*,\s*['\"](\w+)['\"]\s*\)")


@dataclass(frozen=True)
class Column:
    """A column: its type, its meaning in both languages, the tests that hold it."""

    name: str
    data_type: str
    chinese: str
    english: str
    tests: tuple[str, ...]


@dataclass
class Table:
    """A model or seed: where it lies, what one row is, and what it is made of and into."""

    name: str
    kind: str
    folder: str
    chinese: str
    english: str
    tests: tuple[str, ...]
    columns: list[Column]
    parents: list[str] = field(default_factory=list)
    children: list[str] = field(default_factory=list)


def read_models(project: Path) -> list[Table]:
    """Every model and seed that a YAML of the project describes, by name.

    Parents that begin with `raw.` are feeds of the raw store and have no entry of their own.
    """
    blocks = {
        name: text
        for path in sorted((project / "models").rglob("*.md"))
        for name, text in _BLOCK.findall(path.read_text(encoding="utf-8"))
    }
    tables = {
        table.name: table
        for top in ("models", "seeds")
        for path in sorted((project / top).rglob("*.yml"))
        for table in _described(path, path.parent.relative_to(project).as_posix(), blocks)
    }
    for path in sorted((project / "models").rglob("*.sql")):
        if path.stem in tables:
            sql = path.read_text(encoding="utf-8")
            raw = {f"raw.{name}" for name in _SOURCE.findall(sql)}
            begins, names = _REF_OF_A_LIST.findall(sql), _QUOTED.findall(sql)
            listed = {begin + name for begin in begins for name in names} & set(tables)
            tables[path.stem].parents = sorted({*_REF.findall(sql), *raw, *listed})
    for table in tables.values():
        for parent in table.parents:
            if parent in tables:
                tables[parent].children.append(table.name)
    return [tables[name] for name in sorted(tables)]


def _described(path: Path, folder: str, blocks: dict[str, str]) -> list[Table]:
    said = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return [
        Table(
            name=entry["name"],
            kind=kind,
            folder=folder,
            chinese=table_meaning(entry["name"]) or "",
            english=_told(entry, blocks),
            tests=_tests(entry),
            columns=[_column(entry["name"], column, blocks) for column in entry.get("columns", [])],
        )
        for kind in ("models", "seeds")
        for entry in said.get(kind, [])
    ]


def _column(table: str, entry: dict[str, Any], blocks: dict[str, str]) -> Column:
    return Column(
        name=entry["name"],
        data_type=str(entry.get("data_type", "")),
        chinese=column_meaning(table, entry["name"]) or "",
        english=_told(entry, blocks),
        tests=_tests(entry),
    )


def _told(entry: dict[str, Any], blocks: dict[str, str]) -> str:
    text = _DOC.sub(lambda found: blocks[found[1]], str(entry.get("description", "")))
    return " ".join(text.split())


def _tests(entry: dict[str, Any]) -> tuple[str, ...]:
    held = [*entry.get("constraints", []), *entry.get("data_tests", [])]
    return tuple(
        one if isinstance(one, str) else one.get("type") or next(iter(one)) for one in held
    )
