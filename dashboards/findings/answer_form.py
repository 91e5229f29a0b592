"""The form in which a clerk records what came of a finding."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.findings.words import DISPOSITION_CODES
from dashboards.parts.clerk import ask_clerk
from dashboards.parts.tell_problem import tell_problem
from dashboards.reader import reader_in_view
from pipelines.desk.answer_finding import Given, record_answer
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import get_settings

_NOTE_LENGTH = 500


def show_form(finding: dict[str, Any], own: pl.DataFrame) -> None:
    """Ask for an answer and record it.

    Args:
        finding: its row of fct_findings.
        own: what the file of answers holds of it now, one row or none.
    """
    st.subheader(say("findings.form_title"), anchor=False)
    key = finding["finding_id"]
    with st.form(f"form_{key}"):
        code = st.radio(
            say("findings.column_answer"),
            [*DISPOSITION_CODES],
            format_func=lambda one: say(f"disposition_{DISPOSITION_CODES[one]}"),
            horizontal=True,
            index=None,
            key=f"to_{key}",
        )
        by = ask_clerk(say("findings.column_decided_by"))
        given = _asked(key)
        is_sent = st.form_submit_button(
            say("findings.record"), type="primary", icon=":material/save:"
        )
        st.caption(say("findings.form_note"))
    if is_sent:
        _record(finding, own, code, by, given)


def _asked(key: str) -> dict[str, str | None]:
    """Days, money and note as they were typed; what was left empty is null."""
    left, middle, right = st.columns(3)
    typed = {
        "recovered": left.text_input(
            say("findings.form_recovered"), placeholder="450.00", key=f"yuan_{key}"
        ),
        "recovered_on": middle.text_input(
            say("findings.column_recovered_on"), placeholder="2014-03-31", key=f"day_{key}"
        ),
        "until": right.text_input(
            say("findings.form_until"), placeholder="2014-12-31", key=f"until_{key}"
        ),
        "note": st.text_area(
            say("findings.column_note"), max_chars=_NOTE_LENGTH, height=80, key=f"note_{key}"
        ),
    }
    return {name: text.strip() or None for name, text in typed.items()}


def _record(
    finding: dict[str, Any], own: pl.DataFrame, code: str | None, by: str, given: dict
) -> None:
    if code is None or not by:
        st.error(say("findings.form_incomplete"), icon=":material/error:")
        return
    answer = Given(DISPOSITION_CODES[code], by, **given)
    try:
        record_answer(reader_in_view(), get_settings(), finding, answer, own)
    except Problem as problem:
        tell_problem(problem)
        return
    st.toast(say("findings.recorded"), icon=":material/check:")
    st.rerun()
