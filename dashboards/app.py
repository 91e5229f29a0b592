"""The frame around every page: language, navigation, the year and month that pages look at."""

from __future__ import annotations

import logging
import traceback
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboards.door import newest_build_id, take_build
from dashboards.entrance import enter, refuse_page, show_entrance, show_reader
from dashboards.page_list import PAGES_WITHOUT_BUILD, navigation_pages
from dashboards.parts.address import notice_page
from dashboards.parts.as_written import FIGURES_STYLE
from dashboards.parts.choices import choose_language, choose_period, language_in_view
from dashboards.parts.tell_problem import tell_problem
from pipelines.language import say, speak
from pipelines.problem import Problem

# A picture of ours: one of Streamlit's symbols would be fetched from outside.
_ICON = Path(__file__).parent / "icon.svg"
_LOOK_SECONDS = 5
# Streamlit writes white on the main colour, which is light where the ground is dark.
_DARK_ON_LIGHT = "<style>[data-testid^=stBaseButton-primary] {color: #11181f}</style>"
_LOG = logging.getLogger("minsheng.pages")


@st.fragment(run_every=_LOOK_SECONDS)
def _follow_builds(shown: str) -> None:
    """Look whether a newer build was published, and show it on this page."""
    # It runs by itself too, in a thread that speaks no language yet.
    speak(st.session_state.get("lang", "zh"))
    try:
        newest = newest_build_id()
    except Problem:
        # What was shown stays while there is nothing to take its place.
        return
    if newest != shown:
        st.toast(say("page.new_build"), icon=":material/update:")
        st.rerun(scope="app")


def main() -> None:
    """Draw the frame and run the chosen page in it, for who is known to read."""
    st.set_page_config(page_title="民生 Minsheng", page_icon=str(_ICON), layout="wide")
    st.html(FIGURES_STYLE)
    if st.context.theme.type == "dark":
        st.html(_DARK_ON_LIGHT)
    notice_page()
    speak(language_in_view())
    reader = enter()
    if isinstance(reader, Problem):
        refuse = partial(show_entrance, reader)
        st.navigation(navigation_pages(None, refuse), position="hidden").run()
        choose_language()
        return
    page = st.navigation(navigation_pages(reader.role, refuse_page))
    with st.sidebar:
        choose_language()
        show_reader(reader)
    _show(page)


def _show(page: Page) -> None:
    """The page of the build in force, if there is one."""
    try:
        build = take_build()
    except Problem:
        st.info(say("page.no_build"), icon=":material/info:")
        if page.url_path in PAGES_WITHOUT_BUILD:
            _run(page)
        return
    try:
        with st.sidebar:
            has_months = choose_period()
    except Problem as problem:
        # A build of another version, which may lack even its months: a new one is awaited.
        tell_problem(problem)
        is_shown = page.url_path in PAGES_WITHOUT_BUILD
    else:
        is_shown = has_months
        if not has_months:
            st.info(say("progress_no_data"), icon=":material/info:")
    with st.sidebar:
        _follow_builds(build.build_id)
    if is_shown:
        _run(page)


def _run(page: Page) -> None:
    """Run the page; what goes wrong is a sentence, never a traceback."""
    try:
        page.run()
    except Problem as problem:
        tell_problem(problem)
    except Exception as error:
        # An exception's own words may hold a cell: the log gets its kind and its place only.
        place = traceback.extract_tb(error.__traceback__)[-1]
        _LOG.error(
            "%s: %s in %s line %s", page.url_path, type(error).__name__, place.name, place.lineno
        )
        st.error(say("page.failed"), icon=":material/error:")


main()
