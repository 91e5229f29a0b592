"""What stands behind an exhibit's tabs is sent when one is opened; so a test opens it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from pipelines.language import say


def open_tables(page: AppTest, *keys: str) -> None:
    """Open the tables of the exhibits of those keys, in the language in force."""
    for key in keys:
        page.session_state[f"tabs_{key}"] = say("exhibit.tab_table")


def open_sources(page: AppTest, key: str) -> None:
    """Open how the exhibit of that key is counted."""
    page.session_state[f"tabs_{key}"] = say("exhibit.tab_sources")
