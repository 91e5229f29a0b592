"""Every word the sample itself uses for things, so that no invented name is one of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def vocabulary() -> tuple[str, ...]:
    """The text of every source and data file of this package."""
    folder = Path(__file__).parent
    paths = sorted([*folder.rglob("*.py"), *folder.rglob("*.yml")])
    return tuple(path.read_text("utf-8") for path in paths)
