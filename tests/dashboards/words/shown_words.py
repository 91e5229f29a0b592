"""The words of a page as a reader sees them."""

from __future__ import annotations

import re

# What keeps a figure and its unit on one line; a star that is written stands behind a backslash.
_AROUND_FIGURES = re.compile(r"(?<![\\*])\*(?!\*)")


def as_shown(markdown: str) -> str:
    """Markdown without the marks that stand around figures."""
    return _AROUND_FIGURES.sub("", markdown)
