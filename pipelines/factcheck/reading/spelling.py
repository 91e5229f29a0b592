"""The units and hedges of words.yml, as patterns and as what they mean."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from pipelines.report.hedges import Hedge

WORDS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "words.yml").read_text(encoding="utf-8")
)


def _any_of(words: list[str]) -> str:
    # Longer ones first where one begins another.
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# As written → as it is counted.
UNITS: dict[str, str] = {w: unit for unit, written in WORDS["units"].items() for w in written}
HEDGES: dict[str, Hedge] = {w: hedge for hedge, words in WORDS["hedges"].items() for w in words}
UNIT = _any_of(list(UNITS))
HEDGE_AFTER = _any_of(WORDS["after"])
# 上千位 has no digit before its 千.
HEDGE_BEFORE = (
    _any_of([word for word in HEDGES if word not in {*WORDS["after"], "上"}]) + "|上(?=[百千万])"
)
PEOPLE = _any_of(WORDS["counted_people"])
OTHERS = _any_of(WORDS["counted_others"])
