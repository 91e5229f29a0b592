"""The chosen findings as a table; a chosen row opens the finding."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.door import build_in_view
from dashboards.findings.filters import Chosen
from dashboards.findings.words import check_words, disposition_words
from dashboards.parts.exhibit import show_table
from pipelines.desk.answer_finding import pending_answers
from pipelines.frames.clerks.finding_list import read_findings
from pipelines.language import language_in_force, say
from pipelines.report.exhibits.cell_words import MONEY, MONTH
from pipelines.report.exhibits.exhibit import Column, Exhibit

# More rows than anybody reads; a filter finds the others, `minsheng findings --xlsx` has all.
_MOST_ROWS = 500
_KEY = "finding_list"


def show_list(chosen: Chosen, recorded: pl.DataFrame) -> Exhibit:
    """Show the findings; whoever chooses a row gets to its page.

    Args:
        chosen: which.
        recorded: the department's file of answers.
    """
    exhibit, ids = _list_exhibit(chosen, recorded)
    st.subheader(exhibit.title, anchor=False)
    if exhibit.frame.is_empty():
        st.info(say("findings.none_chosen"), icon=":material/info:")
        return exhibit
    st.caption(say("findings.choose_a_row"))
    st.session_state[_KEY] = ids
    table = f"table_{exhibit.key}"
    show_table(exhibit, on_select=lambda: _open(table), selection_mode="single-row", height=560)
    st.caption(exhibit.note)
    return exhibit


def _open(table: str) -> None:
    rows = st.session_state[table]["selection"]["rows"]
    if rows:
        st.query_params["finding"] = st.session_state[_KEY][rows[0]]


def _list_exhibit(chosen: Chosen, recorded: pl.DataFrame) -> tuple[Exhibit, list[str]]:
    """The exhibit and the ids of its rows."""
    found = read_findings(
        build_in_view(), _MOST_ROWS, least_yuan=chosen.least_yuan, **chosen.arguments
    )
    count = found["chosen_count"][0] if len(found) else 0
    pending = dict(pending_answers(recorded, found).select("finding_id", "disposition").iter_rows())
    rows = found.to_dicts()
    lang = language_in_force()
    frame = found.select(
        pl.Series("check", [check_words(row) for row in rows], pl.String),
        "area_name",
        pl.col(f"programme_{lang}").alias("programme"),
        "first_month",
        pl.col("month_count").cast(pl.Int64),
        "amount_at_risk_yuan",
        pl.Series("answer", [_answer_words(row, pending) for row in rows], pl.String),
        "recovered_yuan",
        "evidence",
        "how_to_fix",
        "finding_id",
    )
    left_out = count - len(found)
    notes = [say("findings.never_add")]
    if left_out:
        notes.insert(0, say("findings.more_than_shown", shown=len(found), count=f"{count:,}"))
    if lang == "en":
        notes.append(say("findings.in_chinese"))
    exhibit = Exhibit(
        f"findings_{chosen.mark}",
        say("findings.list_title", count=f"{count:,}"),
        frame,
        (
            Column("check", say("findings.column_name")),
            Column("area_name", say("page.town")),
            Column("programme", say("findings.column_programme")),
            Column("first_month", say("findings.column_first_month"), MONTH),
            Column("month_count", say("findings.column_months"), "个月"),
            Column("amount_at_risk_yuan", say("findings.column_amount"), MONEY),
            Column("answer", say("findings.column_answer")),
            Column("recovered_yuan", say("findings.column_recovered"), MONEY),
            Column("evidence", say("findings.evidence")),
            Column("how_to_fix", say("findings.how_to_fix")),
            Column("finding_id", say("findings.column_id")),
        ),
        definition=say("findings.how_counted"),
        source="fct_findings",
        note=" ".join(notes),
    )
    return exhibit, found["finding_id"].to_list()


def _answer_words(row: dict, pending: dict[str, str]) -> str:
    recorded = pending.get(row["finding_id"])
    if recorded is None:
        return disposition_words(row["disposition"])
    return say("findings.answer_pending", answer=disposition_words(recorded))
