"""The words by which texts speak of indicators, from terms.yml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_TERMS = Path(__file__).parent / "terms.yml"


@dataclass(frozen=True)
class Term:
    """How an indicator is spoken of; terms.yml says what each field means."""

    indicator_id: str
    units: tuple[str, ...]
    about: tuple[tuple[str, ...], ...]
    near: tuple[str, ...] = ()
    ruled_out_by: tuple[str, ...] = ()
    part: str = ""
    role: str = ""
    family: str = ""
    place: int = 0


@cache
def vocabulary() -> tuple[Term, ...]:
    """Every indicator's term, in the order of the file."""
    entries = yaml.safe_load(_TERMS.read_text(encoding="utf-8"))
    return tuple(_term(name, entry) for name, entry in entries.items())


def _term(name: str, entry: dict) -> Term:
    return Term(
        indicator_id=name,
        units=tuple(entry["units"]),
        about=tuple(map(tuple, entry["about"])),
        near=tuple(entry.get("near", ())),
        ruled_out_by=tuple(entry.get("not", ())),
        part=entry.get("part", ""),
        role=entry.get("role", ""),
        family=entry.get("family", ""),
        place=entry.get("place", 0),
    )
