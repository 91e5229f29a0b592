"""The checked declarations as the models read them: JSON in a variable of the environment."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pipelines.measures.gather_measures import load_measures
from pipelines.measures.measure import Measure

# macros/measures/declared_measures.sql reads it.
VARIABLE = "MINSHENG_MEASURES"
_OPEN = (None, (), [], {})


def declared_text(measures: Sequence[Measure] | None = None) -> str:
    """The declarations, one JSON object each; by default those of the district.

    Raises:
        Problem: one of them is not as it must be.
    """
    found = load_measures() if measures is None else measures
    told = [_filled(asdict(measure)) for measure in found]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    """What is said, without what is left open: a variable has room for some hundred indicators."""
    kept = {}
    for name, value in said.items():
        filled = _filled(value) if isinstance(value, dict) else value
        if filled not in _OPEN and name != "place":
            kept[name] = filled
    return kept
