"""The organisations' story as a data file tells it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).parent / "story.yml"


@cache
def load_story() -> dict[str, Any]:
    """The file's five lists by name."""
    return yaml.safe_load(PATH.read_text("utf-8"))


def story_text() -> str:
    """Everything the file says: words that no invented name may be."""
    return PATH.read_text("utf-8")
