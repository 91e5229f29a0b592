"""Who does what is recorded: asked once, on whichever page comes first."""

from __future__ import annotations

from typing import Any

import streamlit as st

# The name's place in the session.
CLERK = "clerk"
_NAME_LENGTH = 40


def ask_clerk(label: str, **more: Any) -> str:
    """Who does this, for the record; kept while this reader's pages are open, empty at first.

    Args:
        label: what the page calls whoever does it.
        more: further arguments of st.text_input.
    """
    return st.text_input(
        label, key=CLERK, max_chars=_NAME_LENGTH, persist_state="session", **more
    ).strip()
