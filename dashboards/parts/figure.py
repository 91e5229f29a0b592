"""A figure at the top of a page: what it is, its value, what stands beside it."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from dashboards.parts.as_written import as_written
from pipelines.report.number_words import quantity_words


def show_figure(name: str, value: str, beside: str = "", definition: str | None = None) -> None:
    """One figure in a frame of its own; no colour says good or bad.

    Args:
        name: what it is, in words.
        value: in words.
        beside: a line below it.
        definition: how it is counted, for a pointer at rest.
    """
    # Not st.metric, which cuts a long figure off.
    with st.container(border=True, gap=None, height="stretch"):
        st.markdown(as_written(name), help=definition and as_written(definition))
        st.markdown(f"#### {as_written(value)}", anchors=False)
        if beside:
            st.caption(as_written(beside))


def figure_words(value: Decimal | int | None, unit: str) -> str:
    """The value of a frame's cell with its unit; a dash where it is not known."""
    return quantity_words(None if value is None else Decimal(value), unit)
