"""The head of a page, and its way to paper and into a workbook."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from dashboards.door import build_in_view
from dashboards.parts.choices import period_in_view
from dashboards.parts.download import XLSX, in_language_of_page
from dashboards.reader import reader_in_view
from pipelines.access.reader import require_page
from pipelines.language import say
from pipelines.report.exhibits.exhibit import Exhibit, Sheet
from pipelines.report.exhibits.print_pdf import print_sheet
from pipelines.report.exhibits.workbook import write_sheet


def show_head(code: str, *chosen: str, of_period: bool = True) -> Sheet:
    """Show the page's title and what it is of; returns the sheet that its exports are made of.

    Args:
        code: the page's, as in page_list.
        chosen: further choices in words, such as the town's name.
        of_period: whether the page is of the year and month of the frame.

    Raises:
        Problem: the reader's role may not open the page.
    """
    require_page(reader_in_view(), code)
    manifest = build_in_view().manifest
    title = say(f"page.{code}")
    published = f"{datetime.fromisoformat(manifest.finished_at):%Y-%m-%d %H:%M}"
    period = [say("page.as_of_line", as_of=period_in_view().as_of)] if of_period else []
    lines = [*period, *chosen]
    st.title(title, anchor=False)
    version = say("page.build_line", build=manifest.id, at=published)
    st.caption(" · ".join([*lines, version]))
    return Sheet(title, lines, manifest.id)


def show_exports(sheet: Sheet, exhibits: list[Exhibit]) -> None:
    """Buttons that give the page's exhibits, as they stand now, as PDF and as a workbook."""
    whole = Sheet(sheet.title, sheet.lines, sheet.build_id, exhibits)
    name = f"{sheet.title}_{period_in_view().as_of}"
    with st.container(horizontal=True):
        st.download_button(
            say("exhibit.print"),
            in_language_of_page(lambda: print_sheet(whole)),
            f"{name}.pdf",
            "application/pdf",
            on_click="ignore",
            icon=":material/print:",
            key="export_pdf",
        )
        st.download_button(
            say("exhibit.excel"),
            in_language_of_page(lambda: write_sheet(whole)),
            f"{name}.xlsx",
            XLSX,
            on_click="ignore",
            icon=":material/table_view:",
            key="export_xlsx",
        )
