"""The words by which texts speak of indicators, from the files of terms/ and the district's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from pipelines.district import district_words

_TERMS = Path(__file__).parent / "terms"


@dataclass(frozen=True)
class Term:
    """How an indicator is spoken of; terms/indicators.yml says what each field means."""

    indicator_id: str
    units: tuple[str, ...]
    about: tuple[tuple[str, ...], ...]
    near: tuple[str, ...] = ()
    ruled_out_by: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    part: str = ""
    role: str = ""
    family: str = ""
    place: int = 0


@cache
def vocabulary() -> tuple[Term, ...]:
    """Every indicator's term, in the order of the files."""
    entries = _read("indicators") | _read("programmes")
    entries |= district_words("factcheck.yml").get("terms", {})
    return tuple(_term(name, entry) for name, entry in entries.items())


def subject_units(words: str) -> set[str]:
    """The units in which a sentence up to its figure says that its subject is counted."""
    return {unit for unit, told in _units().items() if any(word in words for word in told)}


@cache
def _units() -> dict[str, list[str]]:
    return _read("subjects")


def _read(name: str) -> dict:
    return yaml.safe_load((_TERMS / f"{name}.yml").read_text(encoding="utf-8"))


def _term(name: str, entry: dict) -> Term:
    return Term(
        indicator_id=name,
        units=tuple(entry["units"]),
        about=tuple(map(tuple, entry["about"])),
        near=tuple(entry.get("near", ())),
        ruled_out_by=tuple(entry.get("not", ())),
        share=tuple(entry.get("share", ())),
        part=entry.get("part", ""),
        role=entry.get("role", ""),
        family=entry.get("family", ""),
        place=entry.get("place", 0),
    )
