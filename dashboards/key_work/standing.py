"""How a key work stands: its title, status and reason, and its indicators as a table."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.key_work.words import joined_sentences, name_of, notes_of, told
from dashboards.parts.as_written import as_written
from dashboards.parts.status import status_badge
from pipelines.language import language_in_force, say
from pipelines.report.exhibits.cell_words import DAY
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.number_words import UNKNOWN, quantity_words
from pipelines.report.progress_words import (
    freshness_words,
    reason_words,
    status_words,
    value_words,
)


def show_standing(work: dict[str, Any], headline: dict[str, Any]) -> None:
    """The work's title, its status in word, icon and colour, why, and what is aimed at.

    Args:
        work: a row of read_key_works.
        headline: the first of its rows of read_standing.
    """
    title = say("key_work.numbered", number=work["key_work"], title=name_of(work, "title"))
    st.subheader(as_written(title), anchor=False)
    st.markdown(f"{status_badge(headline['status'])} {as_written(reason_words(headline))}")
    lines = []
    if headline["target_end_on"] is not None:
        lines.append(say("key_work.target_line", goal=goal_words(headline)))
    lines.append(freshness_words(headline).replace("\n", " · "))
    due = work["target_date"]
    if due is not None:
        lines.append(say("key_work.due_line", section=work["lead_section"], day=due))
    st.caption("  \n".join(as_written(line) for line in lines))


def indicators_exhibit(standing: pl.DataFrame) -> Exhibit:
    """The work's indicators, the headline first; `standing` is its rows of read_standing."""
    frame = standing.select(
        told(standing, _title, "indicator"),
        told(standing, value_words, "value"),
        told(standing, goal_words, "target"),
        told(standing, status_words, "status"),
        told(standing, _deliveries, "deliveries"),
        "latest_reported_on",
    )
    return Exhibit(
        "indicators",
        say("key_work.indicators"),
        frame,
        (
            Column("indicator", say("key_work.column_indicator")),
            Column("value", say("key_work.column_value")),
            Column("target", say("key_work.column_target")),
            Column("status", say("key_work.column_status")),
            Column("deliveries", say("key_work.column_deliveries")),
            Column("latest_reported_on", say("key_work.column_latest"), DAY),
        ),
        definition=say("key_work.indicators_definition"),
        source=say("key_work.indicators_source"),
        note=joined_sentences(*notes_of(standing)),
    )


def goal_words(row: dict[str, Any]) -> str:
    """The target of a standing's row and its day; a dash for none."""
    if row["target_end_on"] is None:
        return UNKNOWN
    asked = row["milestones_asked"]
    if asked is None:
        target = quantity_words(row["target"], row["unit"])
    else:
        target = say("key_work.milestone" if asked == 1 else "progress.milestones", count=asked)
    return say("key_work.goal", target=target, day=row["target_end_on"])


def indicator_title(row: dict[str, Any]) -> str:
    """The name of a standing's indicator in the language in force."""
    return row["indicator_name" if language_in_force() == "zh" else "indicator_name_en"]


def _title(row: dict[str, Any]) -> str:
    return f"{'★ ' if row['is_headline'] else ''}{indicator_title(row)}"


def _deliveries(row: dict[str, Any]) -> str:
    if not row["deliveries_expected"]:
        return UNKNOWN
    return f"{row['deliveries_received']}/{row['deliveries_expected']}"
