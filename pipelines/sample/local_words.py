"""What the made-up year takes from the district's own folder: sample/*.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipelines.district import district_file, district_words

_FOLDER = "sample"


def local_table(topic: str) -> dict[str, Any]:
    """All of a file of the folder, by its name; empty where the district has none."""
    return district_words(_FOLDER, f"{topic}.yml")


def local_word(key: str) -> Any:
    """One entry of words.yml: a name, names, or names by what they are for."""
    return local_table("words")[key]


def local_files() -> list[Path]:
    """Every file of the folder."""
    return sorted(district_file(_FOLDER).glob("*.yml"))
