"""One finding: what is doubted, on which rows, what was answered, and the form for an answer."""

from __future__ import annotations

from typing import Any

import polars as pl
import streamlit as st

from dashboards.door import build_in_view
from dashboards.doubts.answer_form import show_form
from dashboards.doubts.history import history_exhibit
from dashboards.doubts.words import called, check_words, disposition_badge
from dashboards.parts.exhibit import show_exhibit
from pipelines.desk.answer_finding import pending_answers
from pipelines.frames.finding_list import read_finding, read_finding_rows
from pipelines.language import language_in_force, say
from pipelines.report.exhibits.cell_words import MONTH, exact_words
from pipelines.report.exhibits.exhibit import Column, Exhibit


def show_finding(name: str, recorded: pl.DataFrame) -> list[Exhibit]:
    """Show the finding of that id or beginning of one; returns what may be exported.

    Args:
        name: as the address holds it.
        recorded: the department's file of answers.
    """
    st.button(
        say("findings.back"), icon=":material/arrow_back:", on_click=_close, key="finding_back"
    )
    found = read_finding(build_in_view(), name)
    if len(found) != 1:
        st.warning(say("findings.not_one", count=len(found)), icon=":material/search_off:")
        return []
    finding = found.row(0, named=True)
    own = recorded.filter(pl.col("finding_id") == finding["finding_id"])
    _show_facts(finding, pending_answers(own, found))
    rows = _rows_exhibit(finding)
    show_exhibit(rows)
    history = history_exhibit(finding, own, pending_answers(own, found))
    show_exhibit(history)
    show_form(finding, own)
    return [rows, history]


def _close() -> None:
    st.query_params.pop("finding", None)


def _show_facts(finding: dict[str, Any], pending: pl.DataFrame) -> None:
    st.subheader(check_words(finding), anchor=False)
    with st.container(horizontal=True):
        st.badge(**disposition_badge(finding["disposition"]))
        if finding["is_disposition_expired"]:
            st.badge(say("findings.expired"), icon=":material/event_busy:", color="orange")
        if len(pending):
            st.badge(say("findings.waits"), icon=":material/hourglass_top:", color="blue")
    programme = called(finding, "programme") if finding["programme_code"] else None
    months = say(
        "findings.months_from_to",
        first=f"{finding['first_month']:%Y-%m}",
        last=f"{finding['last_month']:%Y-%m}",
        count=finding["month_count"],
    )
    facts = {
        "page.town": finding["area_name"],
        "findings.column_programme": programme or say("findings.no_programme"),
        "findings.months": months,
        "findings.column_amount": exact_words(finding["amount_at_risk_yuan"], "元"),
        "findings.column_recovered": exact_words(finding["recovered_yuan"], "元"),
        "findings.subject": finding["subject_key"],
        "findings.column_id": finding["finding_id"],
    }
    st.table(
        pl.DataFrame({"": [say(code) for code in facts], " ": [v or "—" for v in facts.values()]}),
        hide_index=True,
        hide_header=True,
    )
    for code in ("evidence", "how_to_fix"):
        st.caption(say(f"findings.{code}"))
        st.text(finding[code])
    if language_in_force() == "en":
        st.caption(say("findings.in_chinese"))


def _rows_exhibit(finding: dict[str, Any]) -> Exhibit:
    rows = read_finding_rows(build_in_view(), finding["finding_id"])
    return Exhibit(
        "finding_rows",
        say("findings.rows_title", count=f"{len(rows):,}"),
        rows,
        (
            Column("month", say("findings.column_month"), MONTH),
            Column("area_name", say("page.town")),
            Column("detail", say("findings.column_detail")),
            Column("amount_at_risk_yuan", say("findings.column_amount"), "元"),
            Column("delivery", say("findings.column_delivery")),
            Column("source_sheet", say("findings.column_sheet")),
            Column("source_row", say("findings.column_row")),
        ),
        definition=say("findings.how_gathered"),
        source="fct_finding_rows",
    )
