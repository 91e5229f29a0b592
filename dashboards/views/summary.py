"""年度总结: the summary of the chosen year, to read, to download and to print."""

from __future__ import annotations

from datetime import date

import polars as pl
import streamlit as st

from dashboards.door import build_in_view
from dashboards.parts.address import choose_one
from dashboards.parts.choices import choose_town, period_in_view
from dashboards.parts.page import show_head
from pipelines.frames.open_build import OpenBuild
from pipelines.frames.works.standing import standing_everywhere
from pipelines.language import say
from pipelines.summary.content.article import Article
from pipelines.summary.content.read_fact_book import read_told_years
from pipelines.summary.editor_list import editor_lines
from pipelines.summary.write_article import write_article
from pipelines.summary.write_summary import ENDINGS, edition_file, file_name

_EDITIONS = ("newspaper", "gongwen")
_KEPT = 60
_KEPT_YEARS = 4
_ICONS = {
    ".html": ":material/public:",
    ".pdf": ":material/print:",
    ".docx": ":material/description:",
    ".md": ":material/edit_note:",
    ".json": ":material/data_object:",
}


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _article(build_id: str, as_of: str, town: str | None, _build: OpenBuild) -> Article:
    """A summary's content, Chinese in either language; all readers of a build share it."""

    def told_years(_: object, year: int) -> pl.DataFrame:
        return _told_years(build_id, year, _build)

    def everywhere(_: object, month: date) -> pl.DataFrame:
        return _everywhere(build_id, month, _build)

    with _build.connection.cursor() as cursor:
        return write_article(
            cursor, build_id, None, as_of, town, told_years=told_years, everywhere=everywhere
        )


@st.cache_resource(show_spinner=False, max_entries=_KEPT_YEARS)
def _told_years(build_id: str, year: int, _build: OpenBuild) -> pl.DataFrame:
    """The figures that all summaries of a year are told from."""
    return read_told_years(_build.connection, year)


@st.cache_resource(show_spinner=False, max_entries=_KEPT)
def _everywhere(build_id: str, month: date, _build: OpenBuild) -> pl.DataFrame:
    """How all areas stand at the end of a month."""
    return standing_everywhere(_build.connection, month)


@st.cache_data(show_spinner=False, max_entries=_KEPT)
def _file(
    build_id: str,
    as_of: str,
    town: str | None,
    edition: str,
    ending: str,
    _article: Article,
) -> tuple[str, bytes]:
    """One of a summary's files and its name; the same for all readers of a build."""
    return file_name(_article, edition) + ending, edition_file(_article, edition, ending)


def _show_editor_list(article: Article) -> None:
    lines = editor_lines(article)
    if not lines:
        return
    with st.expander(say("summary.editor", count=len(lines))):
        st.caption(say("summary.editor_note"))
        for line in lines:
            st.text(line)


def show() -> None:
    """The choices, the downloads, and the page itself."""
    head = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        town, name = choose_town()
        edition = choose_one(
            say("summary.edition_choice"),
            _EDITIONS,
            lambda code: say(f"summary.edition_{code}"),
            key="edition",
            widget=st.segmented_control,
            required=True,
        )
    with head:
        show_head("summary", name)
    build, as_of = build_in_view(), period_in_view().as_of
    of_town = None if town == build.district_code else town

    asked = build.build_id, as_of, of_town

    def _asked(ending: str) -> tuple[str, bytes]:
        return _file(*asked, edition, ending, article)

    with st.spinner(say("summary.writing")):
        article = _article(*asked, build)
        page_name, page = _asked(".html")
    with st.container(horizontal=True):
        for ending in ENDINGS:
            st.download_button(
                say(f"summary.as{ending}"),
                lambda ending=ending: _asked(ending)[1],
                page_name.removesuffix(".html") + ending,
                on_click="ignore",
                icon=_ICONS[ending],
                key=f"summary_{ending[1:]}",
            )
    _show_editor_list(article)
    # Every word in it was escaped when the page was written.
    st.iframe(page.decode(), alt=say("page.summary"))


show()
