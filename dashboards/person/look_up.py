"""The form that asks for one person, and what is held of the answer while the page is open."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field

import polars as pl
import streamlit as st

from dashboards.door import take_build
from dashboards.parts.address import of_page
from dashboards.parts.clerk import ask_clerk, clerk_of_session
from dashboards.parts.tell_problem import tell_problem
from dashboards.reader import reader_in_view
from pipelines.access.reader import require_page
from pipelines.desk.look_up_person import Asking, LookedUp, look_up_person
from pipelines.frames.one_person.read_person import read_person
from pipelines.frames.open_build import OpenBuild
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import get_settings

_NUMBER, _REASON = "person_number", "person_reason"
_HELD_SECONDS = 600
_LOOK_SECONDS = 30
_LOG = logging.getLogger("minsheng.pages")


@dataclass
class Held:
    """What one reader sees of one person; in no cache, and gone when the page is left.

    Attributes:
        frames: see read_person; of the build `frames_of`.
    """

    found: LookedUp
    asking: Asking
    until: float
    frames_of: str = ""
    frames: dict[str, pl.DataFrame] = field(default_factory=dict, repr=False)

    def frames_in(self, build: OpenBuild) -> dict[str, pl.DataFrame]:
        """The person's frames in that build, read once."""
        if self.frames_of != build.build_id:
            self.frames = read_person(build, self.found.person_key)
            self.frames_of = build.build_id
        return self.frames


def show_form() -> None:
    """Fields for who asks, why, and the number; the number leaves the session as it is sent."""
    with st.form("person_form", border=True):
        asker, reason = st.columns([1, 2])
        with asker:
            ask_clerk(say("person.by"), autocomplete="off")
        reason.text_input(say("person.reason"), key=_REASON, max_chars=200, autocomplete="off")
        st.text_input(
            say("person.number"),
            key=_number_key(),
            type="password",
            max_chars=40,
            autocomplete="off",
            help=say("person.number_help"),
        )
        st.form_submit_button(
            say("person.ask"), on_click=_ask, type="primary", icon=":material/person_search:"
        )
    if trouble := of_page().get("trouble"):
        tell_problem(trouble)


def held_person() -> Held | None:
    """The person that is shown now; None before a look-up, and some minutes after one."""
    held = of_page().get("held")
    if held is None:
        return None
    if time.monotonic() > held.until:
        of_page().pop("held")
        st.info(say("person.forgotten"), icon=":material/timer_off:")
        return None
    _forget_in_time(held.until)
    return held


@st.fragment(run_every=_LOOK_SECONDS)
def _forget_in_time(until: float) -> None:
    if time.monotonic() > until:
        st.rerun(scope="app")


def _number_key() -> str:
    # A field of its own for each look-up: Streamlit forgets a field that is no more, whereas one
    # that was emptied keeps what was typed in the session's inner state.
    return f"{_NUMBER}_{of_page().get('turn', 0)}"


def _ask() -> None:
    number = st.session_state[_number_key()]
    mine = of_page()
    turn = mine.get("turn", 0) + 1
    mine.clear()
    mine["turn"] = turn
    try:
        reader = reader_in_view()
        require_page(reader, "person")
        build = take_build()
        asking = Asking(clerk_of_session(), st.session_state[_REASON], build.build_id)
        found = look_up_person(reader, number, asking, get_settings())
    except Problem as problem:
        mine["trouble"] = problem
    except Exception as error:
        # Neither the words nor the frames of the error may be told: they may hold the number.
        _LOG.error("person: %s", type(error).__name__)
        mine["trouble"] = Problem("page.failed")
    else:
        mine["held"] = Held(found, asking, time.monotonic() + _HELD_SECONDS)
        # The next person is another matter: its reason is written anew.
        st.session_state[_REASON] = ""
