"""Words that all exhibits on money share."""

from __future__ import annotations

import polars as pl

from pipelines.language import join_sentences, say
from pipelines.report.value_notes import say_limits

PERIODS = "rpt_spending_periods"


def counted(*codes: str) -> str:
    """How it is counted: the sentences of those codes."""
    return join_sentences(*(say(f"money.{code}") for code in codes))


def hidden_words(frame: pl.DataFrame) -> str:
    """Why sums of the frame are hidden; empty: none is."""
    flags = [name for name in ("is_hidden", "is_last_year_hidden") if name in frame.columns]
    is_any = frame.select(pl.any_horizontal(flags).any()).item()
    return say_limits("subject.hidden") if is_any else ""


def source() -> str:
    """What it stands on, with the report table's name."""
    return say("money.source", table=PERIODS)
