"""What checks, programmes, answers and results are called, with a sign beside the word."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.language import language_in_force, name_of, say

# Answers and results as addresses hold them, and as the warehouse says them.
DISPOSITION_CODES = {
    "open": "未核实",
    "confirmed": "核实属实",
    "mended": "已整改",
    "dismissed": "排除",
}
# A sign on paper and in tables; parts/status.py has the icon and the colour of the screen.
_SIGNS = {"未核实": "○", "核实属实": "●", "已整改": "✓", "排除": "×"}
_RESULT_SIGNS = {"通过": "✓", "疑点": "▲", "不适用": "－"}


def check_words(row: dict[str, Any]) -> str:
    """D1 死亡后仍发放."""
    return f"{row['check_code']} {name_of(row)}"


def group_words(letter: str) -> str:
    """What the checks of that letter are about."""
    return f"{letter} {say(f'findings.group_{letter}')}"


def disposition_words(disposition: str) -> str:
    """The answer with its sign."""
    return f"{_SIGNS[disposition]} {say(f'disposition_{disposition}')}"


def result_words(status: str, finding_count: int) -> str:
    """The result of a check in a month with its sign; findings are counted."""
    count = f" {finding_count:,}" if finding_count else ""
    return f"{_RESULT_SIGNS[status]} {say(f'findings.result_{status}')}{count}"


def in_language(frame: pl.DataFrame, stem: str = "name") -> pl.DataFrame:
    """The frame with column `<stem>`: the name in the language in force."""
    return frame.with_columns(pl.col(f"{stem}_{language_in_force()}").alias(stem))
