"""How a key work stands: its title, status and reason, and its indicators as a table."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.parts.as_written import as_written
from dashboards.parts.data_words import words_of_rows
from dashboards.parts.status import status_badge
from pipelines.language import name_of, say
from pipelines.report.exhibits.cell_words import DAY
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.number_words import UNKNOWN
from pipelines.report.progress_words import (
    aim_words,
    freshness_words,
    reason_words,
    status_words,
    value_words,
)
from pipelines.report.value_notes import notes_of
from pipelines.report.year_words import indicator_title


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
        words_of_rows(standing, _title, "indicator"),
        words_of_rows(standing, value_words, "value"),
        words_of_rows(standing, goal_words, "target"),
        words_of_rows(standing, status_words, "status"),
        words_of_rows(standing, _deliveries, "deliveries"),
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
        note=notes_of(standing),
    )


def goal_words(row: dict[str, Any]) -> str:
    """The target of a standing's row and its day; a dash for none."""
    if row["target_end_on"] is None:
        return UNKNOWN
    return say("key_work.goal", target=aim_words(row), day=row["target_end_on"])


def _title(row: dict[str, Any]) -> str:
    return f"{'★ ' if row['is_headline'] else ''}{indicator_title(row)}"


def _deliveries(row: dict[str, Any]) -> str:
    if not row["deliveries_expected"]:
        return UNKNOWN
    return f"{row['deliveries_received']}/{row['deliveries_expected']}"
