"""One finding: what is doubted, on which rows, what was answered, and the form for an answer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import streamlit as st

from dashboards.door import build_in_view
from dashboards.findings.answer_form import show_form
from dashboards.findings.history import history_exhibit
from dashboards.findings.words import check_words
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.status import disposition_badge
from pipelines.desk.answer_finding import pending_answers
from pipelines.frames.clerks.finding_list import read_finding, read_finding_rows
from pipelines.language import language_in_force, name_of, say
from pipelines.report.exhibits.cell_words import MONEY, MONTH, exact_words
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.number_words import UNKNOWN


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
    pending = pending_answers(own, found)
    _show_facts(finding, pending)
    rows = _rows_exhibit(finding)
    show_exhibit(rows)
    history = history_exhibit(finding, own, pending)
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
    facts = _facts(finding)
    st.table(
        pl.DataFrame({"name": [say(code) for code in facts], "value": list(facts.values())}),
        hide_index=True,
        hide_header=True,
        width="content",
    )
    for code in ("evidence", "how_to_fix"):
        st.caption(say(f"findings.{code}"))
        st.text(finding[code])
    if language_in_force() == "en":
        st.caption(say("findings.in_chinese"))


def _facts(finding: dict[str, Any]) -> dict[str, str]:
    """Code of a sentence to what it says of the finding."""
    programme = name_of(finding, "programme") if finding["programme_code"] else None
    first, last = (f"{finding[name]:%Y-%m}" for name in ("first_month", "last_month"))
    months = say("findings.months_from_to", first=first, last=last, count=finding["month_count"])
    return {
        "page.town": finding["area_name"] or UNKNOWN,
        "findings.column_programme": programme or say("findings.no_programme"),
        "findings.months": first if first == last else months,
        "findings.column_amount": _yuan(finding["amount_at_risk_yuan"]),
        "findings.column_recovered": _yuan(finding["recovered_yuan"]),
        "findings.subject": finding["subject_key"],
        "findings.column_id": finding["finding_id"],
    }


def _yuan(amount: Decimal | None) -> str:
    if amount is None:
        return UNKNOWN
    return say("findings.yuan_amount", amount=exact_words(amount, MONEY))


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
            Column("amount_at_risk_yuan", say("findings.column_amount"), MONEY),
            Column("delivery", say("findings.column_delivery")),
            Column("source_sheet", say("findings.column_sheet")),
            Column("source_row", say("findings.column_row")),
        ),
        definition=say("findings.how_gathered"),
        source="fct_finding_rows",
    )
