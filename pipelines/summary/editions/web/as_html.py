"""A summary as one HTML file that needs nothing else: styles, charts and script lie inside."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from pipelines.summary.editions.pieces import without_marks


@cache
def _template(edition: str) -> Template:
    # Every word is escaped; charts alone go in as they are, and they are drawn by us.
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
    )
    return environment.get_template(f"{edition}.html.j2")


def html(told: dict[str, Any], edition: str) -> str:
    """The edition's page, for screens of any width, light and dark, and for paper."""
    return _template(edition).render(**without_marks(told))
