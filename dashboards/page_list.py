"""Every page: its code, the section it stands in, its picture; the address is the code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pipelines.access.rights import Role, may_open
from pipelines.language import say


@dataclass(frozen=True)
class PageEntry:
    """A page of the navigation: dashboards/views/<code>.py, at the address <code>.

    Attributes:
        section: leaders, subjects, clerks or analysts.
        icon: of the Material Symbols that Streamlit ships.
        needs_build: whether there is nothing to see on it before the first build.
    """

    code: str
    section: str
    icon: str
    needs_build: bool = True

    @property
    def file(self) -> str:
        """The page's file, from app.py's folder."""
        return f"views/{self.code}.py"


PAGES = (
    PageEntry("year_end", "leaders", ":material/dashboard:"),
    PageEntry("key_work", "leaders", ":material/flag:"),
    PageEntry("town_card", "leaders", ":material/location_city:"),
    PageEntry("summary", "leaders", ":material/newspaper:"),
    PageEntry("beneficiaries", "subjects", ":material/groups:"),
    PageEntry("money", "subjects", ":material/payments:"),
    PageEntry("organisations", "subjects", ":material/diversity_3:"),
    PageEntry("deliveries", "clerks", ":material/move_to_inbox:", needs_build=False),
    PageEntry("findings", "clerks", ":material/report:"),
    PageEntry("person", "clerks", ":material/person_search:"),
    PageEntry("workbench", "analysts", ":material/terminal:"),
)
PAGES_WITHOUT_BUILD = {entry.code for entry in PAGES if not entry.needs_build}


def navigation_pages(role: Role | None, refuse: Callable[[], None]) -> dict[str, list[st.Page]]:
    """The role's pages by section, their titles in the language in force; the first is the start.

    Args:
        role: None: of nobody.
        refuse: draws what stands, unlisted, at the address of a page that the role may not open:
            the page itself is not known to the server's session.
    """
    sections: dict[str, list[st.Page]] = {}
    for entry in PAGES:
        is_open = role is not None and may_open(role, entry.code)
        page = st.Page(
            entry.file if is_open else refuse,
            title=say(f"page.{entry.code}"),
            icon=entry.icon,
            url_path=entry.code,
            visibility="visible" if is_open else "hidden",
        )
        sections.setdefault(say(f"page.section_{entry.section}"), []).append(page)
    # Streamlit takes the start's own address away: it stands a second time, unlisted, at "/".
    first = PAGES[0]
    start = st.Page(
        first.file if role is not None and may_open(role, first.code) else refuse,
        title=say(f"page.{first.code}"),
        url_path="start",
        default=True,
        visibility="hidden",
    )
    next(iter(sections.values())).append(start)
    return sections
