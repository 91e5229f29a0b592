"""Names of works put right where one of their characters is misprinted."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_NAMES = Path(__file__).parent / "terms" / "names.yml"
# Any sign but a figure, a stop or a space: what else stands in a name is a misprint.
_ANY = r"[^\d\s，。；、：（）()]"


def without_misprints(text: str) -> str:
    """The text with its names put right, every character at its place."""
    for name, misprinted in _patterns():
        text = misprinted.sub(name, text)
    return text


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    names = yaml.safe_load(_NAMES.read_text(encoding="utf-8"))["names"]
    return [(name, re.compile("|".join(_with_one_wrong(name)))) for name in names]


def _with_one_wrong(name: str) -> list[str]:
    return [
        f"{re.escape(name[:place])}{_ANY}{re.escape(name[place + 1 :])}"
        for place in range(len(name))
    ]
