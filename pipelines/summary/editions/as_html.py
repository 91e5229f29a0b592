"""A summary as one HTML file that needs nothing else: styles and charts lie inside."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

_TEMPLATE = Path(__file__).parent / "newspaper.html.j2"


@cache
def _template() -> Template:
    # Every word is escaped; charts alone go in as they are, and they are drawn by us.
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))


def html(told: dict[str, Any]) -> str:
    """The page, for screens of any width, light and dark, and for paper."""
    return _template().render(**told)
