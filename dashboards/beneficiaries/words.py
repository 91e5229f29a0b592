"""Words that all exhibits on people share."""

from __future__ import annotations

from pipelines.language import join_sentences, say


def counted(*codes: str) -> str:
    """How it is counted: the sentences of those codes."""
    return join_sentences(*(say(f"beneficiaries.{code}") for code in codes))


def source(table: str) -> str:
    """What it stands on, with the report table's name."""
    return say("beneficiaries.source", table=table)
