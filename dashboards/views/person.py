"""一人查询: all that is held of one person, for a clerk who says why; each look-up is logged."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.door import build_in_view
from dashboards.parts.as_written import as_written
from dashboards.parts.download import XLSX, in_language_of_page
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.figure import show_figure
from dashboards.parts.page import show_head
from dashboards.parts.status import disposition_badge
from dashboards.person.exhibits import person_exhibits
from dashboards.person.look_up import Held, held_person, show_form
from dashboards.reader import reader_in_view
from pipelines.desk.look_up_person import log_person_export
from pipelines.language import list_words, name_of, say
from pipelines.report.exhibits.cell_words import MONEY, MONTH, cell_words
from pipelines.report.exhibits.exhibit import Exhibit, Sheet
from pipelines.report.exhibits.workbook import write_sheet
from pipelines.settings import get_settings

_SHOWN_FINDINGS = 10


def _show_who(held: Held, summary: pl.DataFrame) -> None:
    """What tells the clerk that it is the right person; the name's inner part stays hidden."""
    found = held.found
    st.success(say("person.logged", line=found.log_line), icon=":material/history_edu:")
    if found.number_status != "valid":
        st.warning(say(f"person.number_{found.number_status}"), icon=":material/rule:")
    if not found.is_known:
        st.info(say("person.unknown"), icon=":material/person_off:")
        return
    if summary.is_empty():
        st.info(say("person.not_in_force"), icon=":material/inventory_2:")
    facts = {"name": list_words(found.masked_names)}
    for row in summary.iter_rows(named=True):
        months = (row["first_period"], row["latest_period"])
        facts["sex"] = say(f"person.sex_{row['sex']}") if row["sex"] else "—"
        facts["birth_month"] = cell_words(row["birth_month"], MONTH)
        facts["area"] = row["area_name"] or "—"
        facts["listed"] = say("person.to").join(cell_words(month, MONTH) for month in months)
    with st.container(horizontal=True):
        for name, value in facts.items():
            show_figure(say(f"person.{name}"), value or "—")
    linked = int(summary["linked_count"].sum())
    if linked:
        st.warning(say("person.linked", count=linked), icon=":material/link:")


def _show_evidence(findings: pl.DataFrame) -> None:
    """Each finding in words: the table's cells are too narrow for its evidence."""
    for row in findings.head(_SHOWN_FINDINGS).iter_rows(named=True):
        badge = disposition_badge(row["disposition"])
        with st.container(border=True):
            check = name_of(row, "check") or ""
            said = [f"{badge['icon']} **{row['check_code']} {check}**", badge["label"]]
            if row["amount_at_risk_yuan"] is not None:
                said.append(cell_words(row["amount_at_risk_yuan"], MONEY))
            st.markdown(" · ".join(said))
            st.markdown(as_written(row["evidence"]))
            st.caption(as_written(row["how_to_fix"] or ""))


def _show_export(held: Held, sheet: Sheet, exhibits: list[Exhibit]) -> None:
    whole = Sheet(sheet.title, sheet.lines, sheet.build_id, exhibits)

    # What is written when it is asked for does not know the session.
    reader = reader_in_view()

    def _xlsx() -> bytes:
        log_person_export(reader, held.found, held.asking, get_settings())
        return write_sheet(whole)

    st.download_button(
        say("exhibit.excel"),
        in_language_of_page(_xlsx),
        f"{sheet.title}.xlsx",
        XLSX,
        on_click="ignore",
        icon=":material/table_view:",
        key="export_xlsx",
        help=say("person.export_help"),
    )


def _show_person(held: Held, sheet: Sheet) -> None:
    frames = held.frames_in(build_in_view())
    _show_who(held, frames["summary"])
    if not held.found.is_known:
        return
    exhibits = person_exhibits(frames)
    filled = [exhibit for exhibit in exhibits if not exhibit.frame.is_empty()]
    if filled:
        _show_export(held, sheet, filled)
    for exhibit in filled:
        show_exhibit(exhibit)
        if exhibit.key == "findings":
            _show_evidence(frames["findings"])
    empty = [exhibit.title for exhibit in exhibits if exhibit.frame.is_empty()]
    if empty:
        st.caption(say("person.nothing", titles=list_words(empty)))


head = show_head("person", say("person.all_months"), of_period=False)
st.caption(say("person.lead"))
show_form()
person = held_person()
if person is not None:
    _show_person(person, head)
