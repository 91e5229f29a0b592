"""The organisations' story as a data file tells it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def load_story() -> dict[str, Any]:
    """The file's five lists by name."""
    return yaml.safe_load((Path(__file__).parent / "story.yml").read_text("utf-8"))
