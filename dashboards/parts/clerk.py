"""Who does what is recorded: the sign-in says it, or it is asked once on whichever page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboards.reader import reader_in_view
from pipelines.language import say

# The name's place in the session.
_CLERK = "clerk"
_NAME_LENGTH = 40


def ask_clerk(label: str, **more: Any) -> str:
    """Who does this, for the record: who signed in, else what this reader types, empty at first.

    Args:
        label: what the page calls whoever does it.
        more: further arguments of st.text_input.
    """
    if name := signed_name():
        # Shown and not asked: nobody acts in another's name.
        told = say("access.by_sign_in")
        st.text_input(label, name, disabled=True, help=told, key=f"{_CLERK}_signed_in")
        return name
    return st.text_input(
        label, key=_CLERK, max_chars=_NAME_LENGTH, persist_state="session", **more
    ).strip()


def clerk_of_session() -> str:
    """Who acts, for what runs before a page is drawn: a pressed button's work.

    Raises:
        Problem: nobody is known to read any more.
    """
    return signed_name() or st.session_state.get(_CLERK, "")


def signed_name() -> str | None:
    """The name that a sign-in vouches for; None where there is none and names are typed.

    Raises:
        Problem: nobody is known to read any more.
    """
    reader = reader_in_view()
    return reader.name if reader.is_signed_in else None
