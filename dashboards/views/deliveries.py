"""收件: what the section's clerk does with the towns' files."""

from __future__ import annotations

import streamlit as st

from dashboards.deliveries.change import show_change
from dashboards.deliveries.hand_in import show_hand_in
from dashboards.deliveries.losses import show_held
from dashboards.deliveries.precheck import show_precheck
from dashboards.deliveries.returns import show_returns
from dashboards.deliveries.state import chosen_words, show_state
from dashboards.door import has_build
from dashboards.parts.address import choose_one
from dashboards.parts.page import show_exports, show_head
from pipelines.language import say

_PARTS = {
    "hand_in": show_hand_in,
    "change": show_change,
    "returns": show_returns,
    "precheck": show_precheck,
    "state": show_state,
}


def _show_page() -> None:
    sheet = show_head("deliveries")
    part = choose_one(
        say("deliveries.part"),
        tuple(_PARTS),
        {name: say(f"deliveries.part_{name}") for name in _PARTS},
        key="part",
        widget=st.segmented_control,
        required=True,
        label_visibility="collapsed",
    )
    if part != "change":
        show_held()
    shown = _PARTS[part]()
    if shown:
        sheet.lines.append(chosen_words())
        show_exports(sheet, shown)


if has_build():
    _show_page()
else:
    # The first files of a district come before its first build.
    st.title(say("page.deliveries"), anchor=False)
    show_hand_in()
