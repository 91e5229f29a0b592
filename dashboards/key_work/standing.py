"""How a key work stands: its title, status and reason, and its indicators as a table."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.parts.as_written import as_written
from dashboards.parts.status import status_badge
from pipelines.language import name_of, say
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.progress_words import freshness_words
from pipelines.report.reason_words import named_reason
from pipelines.report.standing_exhibit import standing_exhibit
from pipelines.report.year_words import goal_words

_COLUMNS = ("starred", "value_words", "goal", "status", "reason", "received", "latest_reported_on")


def show_standing(work: dict[str, Any], headline: dict[str, Any]) -> None:
    """The work's title, its status in word, icon and colour, why, and what is aimed at.

    Args:
        work: a row of read_key_works.
        headline: the first of its rows of read_standing.
    """
    title = say("key_work.numbered", number=work["key_work"], title=name_of(work, "title"))
    st.subheader(as_written(title), anchor=False)
    st.markdown(f"{status_badge(headline['status'])} {as_written(named_reason(headline))}")
    lines = []
    if headline["target_end_on"] is not None:
        lines.append(say("year_end.target", goal=goal_words(headline)))
    lines.append(freshness_words(headline).replace("\n", " · "))
    due = work["target_date"]
    if due is not None:
        lines.append(say("key_work.due_line", section=work["lead_section"], day=due))
    st.caption("  \n".join(as_written(line) for line in lines))


def indicators_exhibit(standing: pl.DataFrame) -> Exhibit:
    """The work's indicators, the headline first; `standing` is its rows of read_standing."""
    return standing_exhibit(
        "indicators",
        standing,
        _COLUMNS,
        title=say("key_work.indicators"),
        definition=say("key_work.indicators_definition"),
        source=say("key_work.indicators_source"),
    )
