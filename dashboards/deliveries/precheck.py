"""预审: a payment list held against all checks before the money moves."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.deliveries.act import begin_act, follow_act
from dashboards.deliveries.hand_in import (
    ask_files,
    choose_deliverer,
    clear_files,
    read_day,
    read_upload,
)
from dashboards.deliveries.show_files import show_rejected
from dashboards.parts.address import of_page
from dashboards.parts.as_written import as_written
from dashboards.parts.clerk import ask_clerk
from dashboards.parts.download import XLSX
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.tell_problem import tell_problem
from dashboards.reader import reader_in_view
from pipelines.desk.check_unpaid import CheckedList, check_unpaid
from pipelines.desk.deliverers import Deliverer
from pipelines.desk.keep_uploads import Upload
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.report.exhibits.cell_words import MONEY, MONTH
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.settings import get_settings

_CHECKED, _ACT = "checked_list", "checking_list"
_UNITS = {"month": MONTH, "amount_yuan": MONEY}


def show_precheck() -> None:
    """Choose a list and who will send it; read what is doubtful about it."""
    st.markdown(say("deliveries.precheck_lead"))
    left, middle, right = st.columns(3)
    with left:
        deliverer = choose_deliverer()
    with middle:
        told_day = st.text_input(
            say("deliveries.pay_on"), placeholder="YYYY-MM-DD", max_chars=10, key="pay_on"
        )
    with right:
        by = ask_clerk(say("deliveries.clerk"), help=say("deliveries.clerk_help"))
    files = ask_files(say("deliveries.unpaid_file"), "precheck", several=False)
    if st.button(
        say("deliveries.precheck"),
        type="primary",
        icon=":material/fact_check:",
        disabled=not (files and by),
        key="precheck",
    ):
        try:
            _begin(read_upload(files[0]), deliverer, told_day, by)
        except Problem as problem:
            tell_problem(problem)
    if not by:
        st.caption(say("deliveries.needs_clerk"))
    _finish()
    if _CHECKED in of_page():
        _show_checked(*of_page()[_CHECKED])


def _begin(file: Upload, deliverer: Deliverer, told_day: str, by: str) -> None:
    reader, settings, day = reader_in_view(), get_settings(), read_day(told_day)
    of_page().pop(_CHECKED, None)
    begin_act(
        of_page(),
        _ACT,
        lambda report: (
            file.name,
            check_unpaid(reader, settings, file, deliverer, day, by, report),
        ),
    )


def _finish() -> None:
    act = follow_act(of_page(), _ACT)
    if act is None:
        return
    if act.problem is not None:
        tell_problem(act.problem)
        return
    # The workbook names people: it is gone when the page is left.
    of_page()[_CHECKED] = act.result
    clear_files("precheck")
    st.rerun()


def _show_checked(name: str, checked: CheckedList) -> None:
    st.subheader(as_written(name), anchor=False)
    st.text("\n".join(checked.lines))
    if checked.workbook is None:
        st.success(say("precheck_clean"), icon=":material/check_circle:")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            say("deliveries.doubts_workbook"),
            # Kept by the page alone: bytes would lie at an address of the server's own.
            lambda: checked.workbook,
            say("deliveries.doubts_file", name=name.rsplit(".", 1)[0]),
            XLSX,
            on_click="ignore",
            icon=":material/download:",
            key="doubts_workbook",
        )
        if st.button(say("deliveries.forget"), icon=":material/delete:", key="forget"):
            of_page().pop(_CHECKED, None)
            st.rerun()
    st.caption(say("deliveries.holds_names"))
    columns = (
        Column(one, say(f"deliveries.column_{one}"), _UNITS.get(one))
        for one in checked.doubts.columns
    )
    if not checked.doubts.is_empty():
        show_exhibit(
            Exhibit(
                "doubts",
                say("deliveries.doubts_title", count=f"{checked.doubts.height:,}"),
                checked.doubts,
                tuple(columns),
                definition=say("deliveries.doubts_definition"),
                source=say("deliveries.doubts_source"),
            )
        )
    show_rejected(checked.rejected.select(pl.all(), pl.lit(name).alias("file")), "precheck")
