"""What a role may open, read and ask; rights.yml says it, and what it does not name is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

Role = Literal["leader", "analyst", "clerk", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)


def may_open(role: Role, page: str) -> bool:
    """Whether the role may open the page of that code."""
    return _is_among(page, role, "pages")


def may_do(role: Role, act: str) -> bool:
    """Whether the role may do that act of pipelines/desk."""
    return _is_among(act, role, "acts")


def may_read(role: Role, frames: str) -> bool:
    """Whether the role may read what that folder of pipelines/frames gives."""
    return _is_among(frames, role, "frames")


def tables_of(role: Role, tables: Iterable[str]) -> set[str]:
    """Those of the tables, in lower case, that the role may name in a query."""
    return {name.lower() for name in tables if _is_among(name.lower(), role, "tables")}


def _is_among(name: str, role: Role, kind: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in _rights()[role][kind])


@cache
def _rights() -> dict[str, dict[str, tuple[str, ...]]]:
    path = Path(__file__).with_name("rights.yml")
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        role: {kind: tuple(_flat(names)) for kind, names in kinds.items()}
        for role, kinds in told.items()
    }


def _flat(names: list[Any]) -> Iterator[str]:
    for name in names:
        yield from _flat(name) if isinstance(name, list) else [name]
