"""Lists that keep little of what they replaced: told on top of the page until confirmed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboards.parts.as_written import as_written
from dashboards.reader import reader_in_view
from pipelines.desk.change_register import HeldList, confirm_list, held_lists
from pipelines.language import say
from pipelines.settings import get_settings

_MOST_TOLD = 5
_ICON = ":material/priority_high:"


def show_held() -> None:
    """The lists that wait, above whatever the clerk came for; nothing where none does."""
    held = held_lists(reader_in_view(), get_settings())
    if held:
        told = [as_written(say("deliveries.held_title", count=len(held)))]
        told += [f"- {as_written(one.words)}" for one in held[:_MOST_TOLD]]
        if len(held) > _MOST_TOLD:
            told.append(as_written(say("deliveries.held_more", count=len(held) - _MOST_TOLD)))
        told.append(say("deliveries.held_where"))
        st.warning("\n\n".join(told), icon=_ICON)


def show_confirmation(by: str, turn: int, act: Callable[[Callable[[], list[str]]], None]) -> None:
    """The form that confirms a list; nothing where none waits.

    Args:
        by: who confirms.
        turn: changes when an act is done, so that boxes are new.
        act: does what it is handed and tells what came of it.
    """
    held = held_lists(reader_in_view(), get_settings())
    if not held:
        return
    with st.container(border=True):
        st.subheader(say("deliveries.held_title", count=len(held)), anchor=False)
        st.caption(say("deliveries.held_lead"))
        chosen = st.selectbox(
            say("deliveries.held_which"), held, format_func=_words, key=f"held_which_{turn}"
        )
        # A phone cuts off what the box holds.
        st.markdown(as_written(chosen.words))
        why = st.text_input(say("deliveries.held_why"), max_chars=200, key=f"held_why_{turn}")
        ready = bool(why.strip() and by)
        label = say("deliveries.confirm")
        if st.button(label, disabled=not ready, icon=":material/check:", key="confirm_loss"):
            reader, settings = reader_in_view(), get_settings()
            act(lambda: confirm_list(reader, settings, chosen.delivery_id, why.strip(), by))
        if not ready:
            st.caption(say("deliveries.confirm_needs"))


def _words(one: HeldList) -> str:
    return one.words
