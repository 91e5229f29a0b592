"""退回清单: what a town is to put right, as a workbook to be handed on."""

from __future__ import annotations

import streamlit as st

from dashboards.deliveries.act import begin_act, follow_act
from dashboards.deliveries.change import choose_area
from dashboards.parts.as_written import as_written
from dashboards.parts.clerk import ask_clerk
from dashboards.parts.download import XLSX
from dashboards.parts.tell_problem import tell_problem
from dashboards.reader import reader_in_view
from pipelines.desk.return_workbooks import MadeWorkbooks, ReturnWorkbook, make_return_workbooks
from pipelines.language import say
from pipelines.settings import get_settings

_MADE, _ACT = "made_returns", "making_returns"


def show_returns() -> None:
    """Choose a deliverer, make its workbooks, take them away."""
    st.markdown(say("deliveries.returns_lead"))
    st.warning(say("deliveries.holds_names"), icon=":material/lock:")
    left, right = st.columns(2)
    with left:
        area = choose_area()
    with right:
        by = ask_clerk(say("deliveries.clerk"), help=say("deliveries.clerk_help"))
    if st.button(
        say("deliveries.make_returns"),
        type="primary",
        icon=":material/assignment_return:",
        disabled=not by,
        key="make_returns",
    ):
        # The thread of an act does not know the session.
        reader, settings = reader_in_view(), get_settings()
        st.session_state.pop(_MADE, None)
        begin_act(
            st.session_state,
            _ACT,
            lambda report: (area, make_return_workbooks(reader, settings, area, by, report)),
        )
    if not by:
        st.caption(say("deliveries.needs_clerk"))
    _finish()
    of_area, made = st.session_state.get(_MADE, (None, None))
    if made and of_area == area:
        _show_made(made)


def _finish() -> None:
    act = follow_act(st.session_state, _ACT)
    if act is not None and act.problem is not None:
        tell_problem(act.problem)
    elif act is not None:
        st.session_state[_MADE] = act.result


def _show_made(made: MadeWorkbooks) -> None:
    if not made.has_build:
        st.warning(say("returns_no_build"), icon=":material/warning:")
    if not made.workbooks:
        st.success(say("deliveries.returns_nothing"), icon=":material/check_circle:")
        return
    st.caption(say("deliveries.returns_logged", people=made.people))
    for place, workbook in enumerate(made.workbooks):
        _show_workbook(workbook, place)


def _show_workbook(workbook: ReturnWorkbook, place: int) -> None:
    names = ("rows", "warnings", "findings", "missing")
    counts = {name: f"{getattr(workbook, name):,}" for name in names}
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        words = say("deliveries.returns_counts", **counts)
        st.markdown(f"**{as_written(workbook.deliverer)}**  \n{words}", width="stretch")
        st.download_button(
            say("deliveries.download"),
            # Read when it is asked for: the names stay in no session.
            workbook.content,
            workbook.path.name,
            XLSX,
            on_click="ignore",
            icon=":material/download:",
            key=f"return_{place}",
        )
