"""A key work as a card: its headline's value, target, status, course and what it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboards.charts.small_marks import course_mark, share_mark
from dashboards.parts.as_written import as_written
from dashboards.parts.links import link_to
from dashboards.parts.status import badge, status_badge
from pipelines.language import list_words, say
from pipelines.report.number_words import RATIO, UNKNOWN, quantity_words
from pipelines.report.progress_words import (
    Row,
    freshness_words,
    unknown_words,
    value_words,
)
from pipelines.report.reason_words import named_reason, reason_words
from pipelines.report.year_words import (
    basis_words,
    change_words,
    goal_words,
    indicator_title,
    month_words,
    work_title,
)


def show_work_card(row: Row, course: Sequence[Any]) -> None:
    """Draw the card into the container in force.

    Args:
        row: the work's headline, of read_standing.
        course: the headline's values by month from January on; null: not known.
    """
    with st.container(gap="xsmall"):
        _show(row, course)


def _show(row: Row, course: Sequence[Any]) -> None:
    title = f"**{row['key_work']}**  {as_written(work_title(row))}"
    name = say("year_end.named", name=indicator_title(row), basis=basis_words(row))
    definition = say("year_end.definition", definition=row["definition"])
    st.markdown(
        f"{title}\n\n{status_badge(row['status'])} :small[{as_written(name)}]",
        help=f"{as_written(named_reason(row))}\n\n{as_written(definition)}",
    )
    st.markdown(_figure(row), anchors=False)
    marks = []
    if any(value is not None for value in course):
        numbers = [_number(value) for value in course]
        marks.append(course_mark(numbers, _course_words(row, course)))
    if row["achieved_ratio"] is not None:
        achieved, elapsed = row["achieved_ratio"], row["time_elapsed_ratio"]
        marks.append(share_mark(float(achieved), float(elapsed), _share_words(row)))
    if marks:
        st.html("".join(marks))
    st.caption("  \n".join(as_written(line) for line in _lines(row)))
    link_to("key_work", say("year_end.more"), ":material/arrow_forward:", work=row["key_work"])


def _figure(row: Row) -> str:
    """The value as large as a heading, and its change, in markdown."""
    value = as_written(value_words(row)) if _is_known(row) else UNKNOWN
    change = change_words(row)
    words = f":small[:gray[{as_written(change.words)}]]"
    if change.is_known:
        colour = {True: "green", False: "red", None: "gray"}[change.is_good]
        arrow = badge(colour, f"arrow_{change.way}ward", as_written(change.words))
        words = f"{arrow} :small[{say('year_end.compared')}]"
    return f"### {value}\n\n{words}"


def _is_known(row: Row) -> bool:
    return row["value"] is not None or row["value_on"] is not None


def _lines(row: Row) -> list[str]:
    lines = []
    if not _is_known(row):
        lines.append(say("year_end.no_value", reason=unknown_words(row)))
    if row["target_end_on"] is not None:
        lines.append(say("year_end.target", goal=goal_words(row)))
    if row["status"] == "数据不足" and row["achieved_ratio"] is not None:
        lines.append(_share_words(row))
    return [*lines, reason_words(row), *freshness_words(row).split("\n")]


def _share_words(row: Row) -> str:
    achieved = quantity_words(row["achieved_ratio"], RATIO)
    elapsed = quantity_words(row["time_elapsed_ratio"], RATIO)
    return say("year_end.achieved", achieved=achieved, elapsed=elapsed)


def _course_words(row: Row, course: Sequence[Any]) -> str:
    values = list_words(quantity_words(value, row["unit"]) for value in course)
    last = month_words(len(course))
    return say("year_end.course_alt", first=month_words(1), last=last, values=values)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
