"""Links from page to page that take the reader's language, year and month along."""

from __future__ import annotations

import streamlit as st

from dashboards.page_list import PAGES

_TAKEN_ALONG = ("lang", "year", "as_of")


def link_to(code: str, label: str, icon: str = "", **chosen: str | int) -> bool:
    """A link to another page; nothing, and false, where there is no such page.

    Args:
        code: the page's.
        label: markdown.
        icon: by default none.
        chosen: choices of that page, by their names in the address.
    """
    page = next((entry for entry in PAGES if entry.code == code), None)
    if page is None:
        return False
    kept = {key: st.query_params[key] for key in _TAKEN_ALONG if key in st.query_params}
    told = kept | {key: str(value) for key, value in chosen.items()}
    st.page_link(page.file, label=label, icon=icon, query_params=told)
    return True
