"""Words of people and files on the page, shown as they are and never as markup."""

from __future__ import annotations

import re

import streamlit as st

from pipelines.language import say
from pipelines.problem import Problem

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~$:.])")
_NAME_LENGTH = 40


def literally(text: str) -> str:
    """The text as markdown that shows it unchanged; lines stay lines."""
    return _MARKUP.sub(r"\\\1", text).replace("\n", "  \n")


def tell_problem(problem: Problem) -> None:
    """Say what went wrong, in its own sentence."""
    sentence = literally(say(problem.code, **problem.values))
    st.error(sentence, icon=":material/error:")


def ask_clerk() -> str:
    """Who does this, for the record; kept while this reader's pages are open, empty at first."""
    return st.text_input(
        say("deliveries.clerk"),
        key="clerk",
        max_chars=_NAME_LENGTH,
        help=say("deliveries.clerk_help"),
        persist_state="session",
    ).strip()
