"""Answers that wait: for the department, where a town proposes; for the next build, where not."""

from __future__ import annotations

from zlib import crc32

import polars as pl
import streamlit as st

from dashboards.door import build_in_view
from dashboards.findings.history import answer_columns, answers_in_words
from dashboards.findings.words import check_words
from dashboards.parts.clerk import ask_clerk
from dashboards.parts.exhibit import show_exhibit, show_table
from dashboards.parts.tell_problem import tell_problem
from dashboards.reader import reader_in_view
from pipelines.desk.answer_finding import decide_proposal, pending_answers, proposed_answers
from pipelines.frames.clerks.finding_list import read_findings_of
from pipelines.language import name_of, say
from pipelines.problem import Problem
from pipelines.report.exhibits.cell_words import MONEY
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.settings import get_settings

# Of what was answered: a proposal says only who proposes and since when.
_PROPOSED = ("decided_on", "decided_by", "recovered_yuan")
_RECORDED = ("decided_on", "decided_by", "answer", "recovered_yuan", "recovered_on", "valid_until")
_RECORDED += ("note",)


def show_answers(recorded: pl.DataFrame) -> list[Exhibit]:
    """Show what waits, and let the department decide; returns what may be exported."""
    found = read_findings_of(build_in_view(), recorded["finding_id"].to_list())
    proposals = proposed_answers(recorded)
    pending = pending_answers(recorded, found)
    exhibits = [
        _exhibit("proposals", proposals, found, _PROPOSED),
        _exhibit("pending", pending, found, _RECORDED),
    ]
    _show_proposals(exhibits[0], proposals)
    show_exhibit(exhibits[1])
    return exhibits


def _show_proposals(exhibit: Exhibit, proposals: pl.DataFrame) -> None:
    st.subheader(exhibit.title, anchor=False)
    st.caption(exhibit.note)
    if proposals.is_empty():
        st.info(say("findings.no_proposals"), icon=":material/info:")
        return
    state = show_table(exhibit, on_select="rerun", selection_mode="multi-row")
    chosen = [row for row in state["selection"]["rows"] if row < len(proposals)]
    with st.form("decide"):
        by = ask_clerk(say("findings.column_decided_by"))
        note = st.text_input(say("findings.column_note"), max_chars=200, key="decide_note").strip()
        with st.container(horizontal=True):
            is_accepted = st.form_submit_button(
                say("findings.accept"), type="primary", icon=":material/check:"
            )
            is_refused = st.form_submit_button(say("findings.refuse"), icon=":material/close:")
    if is_accepted or is_refused:
        _decide(proposals[chosen], is_accepted, by, note)


def _decide(proposals: pl.DataFrame, is_accepted: bool, by: str, note: str) -> None:
    if proposals.is_empty() or not by:
        st.error(say("findings.decide_incomplete"), icon=":material/error:")
        return
    words = say("findings.accepted_note" if is_accepted else "findings.refused_note", "zh")
    try:
        reader, settings = reader_in_view(), get_settings()
        for place in range(len(proposals)):
            one = proposals[place : place + 1]
            decide_proposal(reader, settings, one, is_accepted, by, f"{words}{note}")
    except Problem as problem:
        tell_problem(problem)
        return
    st.toast(say("findings.recorded"), icon=":material/check:")
    st.rerun()


def _exhibit(
    key: str, answers: pl.DataFrame, found: pl.DataFrame, shown: tuple[str, ...]
) -> Exhibit:
    """Answers, their columns `shown`, beside the findings; what the build has not is unknown."""
    columns = [column for column in answer_columns() if column.name in shown]
    rows = {row["finding_id"]: row for row in found.iter_rows(named=True)}
    known = [rows.get(one) for one in answers["finding_id"]]
    frame = answers_in_words(answers).with_columns(
        pl.Series("check", [check_words(row) if row else None for row in known], pl.String),
        pl.Series("programme", [_programme(row) for row in known], pl.String),
        pl.Series("amount", [row["amount_at_risk_yuan"] if row else None for row in known]).cast(
            pl.Decimal(18, 2)
        ),
        pl.Series("evidence", [row["evidence"] if row else None for row in known], pl.String),
    )
    # With other answers it is another table: a tick must not pass from one answer to the next.
    mark = crc32("".join(frame["finding_id"]).encode())
    return Exhibit(
        f"{key}_{mark}",
        say(f"findings.{key}_title", count=f"{len(frame):,}"),
        frame,
        (
            Column("check", say("findings.column_name")),
            Column("programme", say("findings.column_programme")),
            Column("amount", say("findings.column_amount"), MONEY),
            *columns,
            Column("evidence", say("findings.evidence")),
            Column("finding_id", say("findings.column_id")),
        ),
        source="dispositions.csv, fct_findings",
        note=say(f"findings.{key}_note"),
    )


def _programme(row: dict | None) -> str | None:
    return name_of(row, "programme") if row and row["programme_code"] else None
