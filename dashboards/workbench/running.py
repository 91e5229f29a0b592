"""Put a question to the build while the page stays alive, show how long it takes, call it off."""

from __future__ import annotations

from datetime import datetime
from threading import BoundedSemaphore

import streamlit as st

from dashboards.door import build_in_view
from dashboards.reader import reader_in_view
from dashboards.workbench.session import Asked, Bench, Outcome, bench_of_session
from pipelines.frames.analysts.answer_frame import answer_frame
from pipelines.language import language_in_force, say, speak
from pipelines.problem import Problem
from pipelines.query.ask import start_asking
from pipelines.query.questions.parameters import Parameter, typed_value
from pipelines.settings import get_settings

_LOOK_SECONDS = 0.4


def show_run_bar(bench: Bench) -> bool:
    """The button that runs, and the limits in words; true when it was pressed."""
    settings = get_settings()
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            say("workbench.run"),
            type="primary",
            icon=":material/play_arrow:",
            disabled=bench.running is not None,
            key="bench_run",
        )
        st.caption(
            say(
                "workbench.limits",
                seconds=settings.sql_seconds,
                rows=f"{settings.sql_rows:,}",
                count=settings.sql_at_once,
            ),
            width="stretch",
        )
    return pressed


def start(bench: Bench, parameters: tuple[Parameter, ...]) -> None:
    """Begin to answer the statement on the bench; a refusal becomes the outcome."""
    reader, build = reader_in_view(), build_in_view()
    opened = bench.opened
    name = opened.name if opened and opened.sql == bench.text else ""
    asked = Asked(bench.text, name, parameters, build.build_id, datetime.now())
    if not bench.text.strip():
        st.info(say("workbench.empty"), icon=":material/info:")
        return
    settings = get_settings()
    seats = _seats()
    try:
        values = {parameter.name: typed_value(parameter) for parameter in parameters}
        if not seats.acquire(blocking=False):
            raise Problem("sql_busy", count=settings.sql_at_once)
        bench.running = start_asking(
            bench.text, build.build, settings, reader, values=values, on_end=seats.release
        )
        bench.asked = asked
    except Problem as problem:
        bench.keep(Outcome(asked, 0, problem=problem))


def show_running(bench: Bench) -> None:
    """While a question runs: its clock and the button that calls it off."""
    if bench.running is not None:
        _watch(language_in_force())


@st.fragment(run_every=_LOOK_SECONDS)
def _watch(lang: str) -> None:
    # A fragment's rerun is a thread of its own.
    speak(lang)
    bench = bench_of_session()
    running = bench.running
    if running is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        limit = get_settings().sql_seconds
        st.markdown(
            f":material/hourglass_top: "
            f"{say('workbench.running', seconds=int(running.seconds), limit=limit)}",
            width="stretch",
        )
        if st.button(say("workbench.cancel"), icon=":material/stop:", key="bench_cancel"):
            running.cancel()
    if not running.is_running:
        _take_in(bench)
        st.rerun(scope="app")


def _take_in(bench: Bench) -> None:
    running, asked = bench.running, bench.asked
    try:
        answer = running.answer()
        frame = answer_frame(answer)
        bench.keep(Outcome(asked, running.seconds, frame, tuple(answer.kinds), answer.more))
    except Problem as problem:
        bench.keep(Outcome(asked, running.seconds, problem=problem))


@st.cache_resource(show_spinner=False)
def _seats() -> BoundedSemaphore:
    """The questions of all sessions that may run at one time."""
    return BoundedSemaphore(get_settings().sql_at_once)
