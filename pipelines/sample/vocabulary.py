"""Every word the sample itself uses for things, so that no invented name is one of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipelines.sample.local_words import local_files


@cache
def vocabulary() -> tuple[str, ...]:
    """The text of every source and data file of this package, and of the district's for it."""
    folder = Path(__file__).parent
    paths = sorted([*folder.rglob("*.py"), *folder.rglob("*.yml"), *local_files()])
    return tuple(path.read_text("utf-8") for path in paths)
