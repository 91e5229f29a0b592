"""Words that all exhibits on people share."""

from __future__ import annotations

from dashboards.parts.columns import sentences
from pipelines.language import say


def counted(*codes: str) -> str:
    """How it is counted: the sentences of those codes."""
    return sentences(*(say(f"beneficiaries.{code}") for code in codes))


def source(table: str) -> str:
    """What it stands on, with the report table's name."""
    return say("beneficiaries.source", table=table)
