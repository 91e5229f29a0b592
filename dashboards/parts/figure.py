"""A figure at the top of a page: what it is, its value, what stands beside it."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from pipelines.language import say
from pipelines.report.number_words import quantity_words


def show_figure(code: str, value: str, beside: str) -> None:
    """One figure in a frame of its own; no colour says good or bad.

    Args:
        code: of the sentence that says what it is.
        value: in words.
        beside: a line below it.
    """
    # Not st.metric, which cuts a long figure off.
    with st.container(border=True, gap=None):
        st.markdown(say(code))
        st.markdown(f"#### {value}")
        st.caption(beside)


def figure_words(value: Decimal | int | None, unit: str) -> str:
    """The value of a frame's cell with its unit; a dash where it is not known."""
    return quantity_words(None if value is None else Decimal(value), unit)
