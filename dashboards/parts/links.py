"""From page to page, with the reader's language, year and month taken along."""

from __future__ import annotations

import streamlit as st

from dashboards.page_list import PAGES
from dashboards.reader import may_go_to

_TAKEN_ALONG = ("lang", "year", "as_of")
_FILES = {entry.code: entry.file for entry in PAGES}


def link_to(
    code: str, label: str, icon: str = "", help_words: str | None = None, **chosen: str | int
) -> None:
    """A link to another page; where the reader may not open it, a label without icon is its words.

    Args:
        code: the page's.
        label: markdown.
        icon: by default none.
        help_words: markdown that a pointer at rest shows.
        chosen: choices of that page, by their names in the address.
    """
    if not may_go_to(code):
        if not icon:
            st.markdown(label, help=help_words)
        return
    address = _address(chosen)
    st.page_link(_FILES[code], label=label, icon=icon, help=help_words, query_params=address)


def go_to(code: str, **chosen: str | int) -> None:
    """Leave for another page, with choices of that page."""
    st.switch_page(_FILES[code], query_params=_address(chosen))


def _address(chosen: dict[str, str | int]) -> dict[str, str]:
    kept = {key: st.query_params[key] for key in _TAKEN_ALONG if key in st.query_params}
    return kept | {key: str(value) for key, value in chosen.items()}
