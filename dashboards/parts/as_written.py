"""Words of the data and of people inside markdown, shown as they are written."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$:&^=.-])")


def as_written(text: str) -> str:
    """The text with everything escaped that markdown would read as markup; lines stay lines."""
    return _MARKUP.sub(r"\\\1", text).replace("\n", "  \n")
