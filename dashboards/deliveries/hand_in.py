"""交表: files in, receipts out, and a build when the clerk wants one."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboards.deliveries.act import begin_act, follow_act
from dashboards.deliveries.rebuild import show_rebuild
from dashboards.deliveries.show_files import show_files
from dashboards.parts.address import choose_one
from dashboards.parts.as_written import as_written
from dashboards.parts.tell_problem import tell_problem
from dashboards.reader import reader_in_view
from pipelines.desk.deliverers import Deliverer, known_deliverers
from pipelines.desk.hand_in import HandedIn, hand_in
from pipelines.desk.keep_uploads import Upload
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import get_settings

_TOLD, _ACT = "handed_in", "handing_in"
_ROUND = "hand_in_round"
_DAY = "YYYY-MM-DD"


def show_hand_in() -> None:
    """Choose the deliverer and the files, take them in, read what became of them."""
    st.markdown(say("deliveries.hand_in_lead"))
    left, right = st.columns(2)
    with left:
        deliverer = choose_deliverer()
    with right:
        told_day = st.text_input(
            say("deliveries.reported_on"),
            placeholder=_DAY,
            max_chars=10,
            key="hand_in_day",
            help=say("deliveries.reported_on_help"),
        )
    files = ask_files(say("deliveries.files"), "hand_in", several=True)
    if st.button(
        say("deliveries.take_in"),
        type="primary",
        icon=":material/move_to_inbox:",
        disabled=not files,
        key="take_in",
    ):
        try:
            _begin(files, deliverer, told_day)
        except Problem as problem:
            tell_problem(problem)
    _finish()
    told = st.session_state.get(_TOLD)
    if told is not None:
        _show_told(told)
    show_rebuild()


def choose_deliverer() -> Deliverer:
    """The town or section whose file it is."""
    known = {one.code: one for one in known_deliverers(reader_in_view(), get_settings())}
    names = {code: one.title for code, one in known.items()}
    return known[choose_one(say("deliveries.deliverer"), list(known), names, key="from")]


def _word_uploader() -> None:
    """Put the box of files into the language in force: its own words are English only."""
    # Nothing but sentences of ours stands in it.
    st.html(
        f"""<style>
        [data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p,
        [data-testid="stFileUploaderDropzoneInstructions"] span {{ font-size: 0; }}
        [data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p::after
        {{ content: "{say("deliveries.browse")}"; font-size: 1rem; }}
        [data-testid="stFileUploaderDropzoneInstructions"] span::after
        {{ content: "{say("deliveries.limit")}"; font-size: 0.875rem; }}
        </style>"""
    )


def ask_files(label: str, key: str, several: bool) -> list[Any]:
    """The files that the browser has sent, not read yet."""
    turn = st.session_state.get(f"{_ROUND}_{key}", 0)
    _word_uploader()
    found = st.file_uploader(
        label, accept_multiple_files=several, key=f"{key}_{turn}", help=say("deliveries.files_help")
    )
    return found if isinstance(found, list) else [found] if found else []


def read_upload(file: Any) -> Upload:
    """The name and the bytes of a file that ask_files gave."""
    return Upload(file.name, file.getvalue())


def clear_files(key: str) -> None:
    """Empty the box of files, so that nothing is sent twice."""
    st.session_state[f"{_ROUND}_{key}"] = st.session_state.get(f"{_ROUND}_{key}", 0) + 1


def read_day(text: str) -> date | None:
    """The day that was typed; None for none.

    Raises:
        Problem: it is no day.
    """
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise Problem("unknown_day", day=text) from None


def _begin(files: list[Any], deliverer: Deliverer, told_day: str) -> None:
    reader, settings, day = reader_in_view(), get_settings(), read_day(told_day)
    st.session_state.pop(_TOLD, None)
    uploads = [read_upload(file) for file in files]
    begin_act(
        st.session_state,
        _ACT,
        lambda report: hand_in(reader, settings, uploads, deliverer, day, report),
    )


def _finish() -> None:
    act = follow_act(st.session_state, _ACT)
    if act is None:
        return
    if act.problem is not None:
        tell_problem(act.problem)
        st.caption(say("deliveries.kept_in_inbox"))
        return
    st.session_state[_TOLD] = act.result
    clear_files("hand_in")
    st.rerun()


def _show_told(told: HandedIn) -> None:
    counts = {
        state: sum(file.state == state for file in told.files)
        for state in ("taken", "known", "refused")
    }
    st.subheader(say("deliveries.told_title"), anchor=False)
    st.markdown(say("deliveries.told_counts", **counts))
    if told.secret_made_at:
        words = say("intake_secret_made", path=told.secret_made_at)
        st.warning(as_written(words), icon=":material/key:")
    show_files(told.files, "hand_in")
    for code, names in (("waiting", told.waiting), ("passed_by", told.passed_by)):
        if names:
            words = say(f"deliveries.{code}_files", files=say("list_comma").join(names))
            st.warning(as_written(words), icon=":material/warning:")
