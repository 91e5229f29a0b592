"""Words that all exhibits on organisations share."""

from __future__ import annotations

from pipelines.language import say
from pipelines.report.exhibits.exhibit import Column


def titled(name: str, unit: str | None = None) -> Column:
    """The column under its title on this page."""
    return Column(name, say(f"organisations.{name}"), unit)
