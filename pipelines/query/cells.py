"""A cell on its way between processes and into files: exact, whatever its type."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

_RUN_BY_SPREADSHEETS = {"=", "+", "-", "@"}

Cell = None | bool | int | float | str | Decimal | date


def to_json(cell: Any) -> Any:
    """Any value that the engine gives, as one that JSON carries without loss."""
    if cell is None or isinstance(cell, bool | int | float | str):
        return cell
    if isinstance(cell, dict | list | tuple):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return str(cell)


def from_json(value: Any, kind: str) -> Cell:
    """The way back for a column of that SQL type: decimals and dates in their own types.

    Values of other types than a Cell's (times, lists, structures) stay text.
    """
    if isinstance(value, str) and kind.startswith("DECIMAL"):
        return Decimal(value)
    # Infinity and years beyond 9999 are dates to the engine and text to everybody else.
    if isinstance(value, str) and kind == "DATE" and len(value) == len("2013-01-01"):
        return date.fromisoformat(value)
    return value


def to_text(cell: Cell) -> str:
    """The cell as people read it and as CSV holds it; null is empty, decimals are exact."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str(cell)


def defuse(text: str) -> str:
    """The text such that a spreadsheet does not run it: an apostrophe before =, +, -, @."""
    # Some programs drop blanks before they look, and take full-width signs for the others.
    shown = unicodedata.normalize("NFKC", text.lstrip()[:1])
    return f"'{text}" if shown in _RUN_BY_SPREADSHEETS or text[:1] in {"\t", "\r", "\n"} else text


def is_text(kind: str) -> bool:
    """Whether cells of that SQL type hold words rather than numbers, dates or booleans."""
    plain = ("DECIMAL", "DOUBLE", "FLOAT", "BOOLEAN", "DATE", "TIME", "INTEGER")
    return not kind.startswith(plain) and not kind.endswith("INT")
