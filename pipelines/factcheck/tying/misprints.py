"""Names of works put right where one of their characters is misprinted."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from pipelines.district import district_words

_NAMES = Path(__file__).parent / "terms" / "names.yml"
# What else stands in a name is a misprint: no stop or space, nothing of a figure, a period or a
# place.
_NO_OTHER = "零〇一二两三四五六七八九十百千万亿未没无不的去前上下今本年月全区县市旗镇人"
_ANY = rf"[^\d\s，。；、：（）(){_NO_OTHER}]"


def without_misprints(text: str) -> str:
    """The text with its names put right, every character at its place."""
    for name, misprinted in _patterns():
        text = misprinted.sub(name, text)
    return text


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    names = yaml.safe_load(_NAMES.read_text(encoding="utf-8"))["names"]
    names += district_words("factcheck.yml").get("names", [])
    return [(name, re.compile("|".join(_with_one_wrong(name)))) for name in names]


def _with_one_wrong(name: str) -> list[str]:
    # Another first character makes another name (国家养老服务); the last may be the next word's.
    inside = [
        f"{re.escape(name[:place])}{_ANY}{re.escape(name[place + 1 :])}"
        for place in range(1, len(name) - 1)
    ]
    return [*inside, rf"{re.escape(name[:-1])}{_ANY}(?=[\d，。；、：》”])"]
