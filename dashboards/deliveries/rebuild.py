"""How far a build is, while it goes on."""

from __future__ import annotations

import streamlit as st

from dashboards.door import build_in_view, has_build
from dashboards.reader import reader_in_view
from pipelines.desk.rebuild import THE_REBUILD
from pipelines.desk.register_now import NO_DELIVERY, is_built
from pipelines.language import say
from pipelines.settings import Settings, get_settings

_LOOK_SECONDS = 2


def show_rebuild() -> None:
    """Whether what was taken in is shown yet; the button that builds, and how far the build is."""
    reader, settings = reader_in_view(), get_settings()
    state = THE_REBUILD.state(reader, settings)
    if state.is_running:
        st.fragment(_follow_build, run_every=_LOOK_SECONDS)()
        return
    if state.has_failed:
        st.error(say("deliveries.build_failed"), icon=":material/error:")
        st.code(state.words, language=None, wrap_lines=True)
    built = build_in_view().manifest.deliveries_sha256 if has_build() else NO_DELIVERY
    if not is_built(reader, settings, built):
        _offer_build(settings)
    elif has_build():
        st.caption(f":material/check: {say('deliveries.all_built')}")


def _offer_build(settings: Settings) -> None:
    code = "not_built" if has_build() else "never_built"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/pending: {say(f'deliveries.{code}')}", width="stretch")
        if st.button(
            say("deliveries.build"), type="primary", icon=":material/build:", key="rebuild"
        ):
            THE_REBUILD.start(reader_in_view(), settings)
            st.rerun()


def _follow_build() -> None:
    state = THE_REBUILD.state(reader_in_view(), get_settings())
    if not state.is_running:
        st.rerun(scope="app")
    if state.share is None:
        st.info(state.words, icon=":material/hourglass_top:")
    else:
        st.progress(state.share, text=state.words)
    st.caption(say("deliveries.build_goes_on"))
