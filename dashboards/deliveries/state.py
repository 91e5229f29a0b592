"""报送情况: what came and what did not, and what became of it; by what is looked at."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboards.deliveries.change import choose_area, choose_feed
from dashboards.deliveries.coverage import by_feed, by_line
from dashboards.deliveries.quality import build_quality, inbound_quality
from dashboards.deliveries.receipts import receipt_names, receipts, rejected, stand_as_now
from dashboards.deliveries.show_files import show_files
from dashboards.door import read
from dashboards.parts.address import choose_one
from dashboards.parts.choices import period_in_view
from dashboards.parts.exhibit import show_exhibit
from dashboards.reader import reader_in_view
from pipelines.desk.register_now import standings_now
from pipelines.desk.told_file import find_told_file, refused_files
from pipelines.frames.clerks.deliveries import (
    read_coverage,
    read_coverage_by_feed,
    read_receipts,
    read_rejected,
)
from pipelines.frames.clerks.quality import read_build_quality, read_inbound_quality
from pipelines.language import say
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.settings import get_settings

VIEWS = ("coverage", "receipts", "rejected", "quality")


def show_state() -> list[Exhibit]:
    """Show the chosen view; returns its exhibits, for paper and workbook."""
    view = choose_one(
        say("deliveries.view"),
        VIEWS,
        {view: say(f"deliveries.view_{view}") for view in VIEWS},
        key="view",
        widget=st.segmented_control,
        required=True,
        label_visibility="collapsed",
    )
    period = period_in_view()
    months = {"first": date(period.year, 1, 1), "last": period.as_of_month}
    if view == "quality":
        return _show_quality(months)
    left, right = st.columns(2)
    with left:
        feed = choose_feed("of_feed", with_all=True)
    with right:
        area = choose_area("of", with_all=True)
    chosen = {**months, "feed": feed, "deliverer": area}
    if view == "coverage":
        return _shown([_coverage(chosen, months)])
    if view == "receipts":
        return _show_receipts(chosen)
    return _shown([rejected(read(read_rejected, **chosen))])


def chosen_words() -> str:
    """The view in words, for the head of what is exported."""
    return say(f"deliveries.view_{st.session_state.get('view', VIEWS[0])}")


def _coverage(chosen: dict, months: dict) -> Exhibit:
    if not chosen["feed"] and not chosen["deliverer"]:
        return by_feed(read(read_coverage_by_feed, **months))
    return by_line(read(read_coverage, **chosen), chosen["feed"], chosen["deliverer"])


def _show_receipts(chosen: dict) -> list[Exhibit]:
    reader, settings = reader_in_view(), get_settings()
    frame = stand_as_now(read(read_receipts, **chosen), standings_now(reader, settings))
    shown = _shown([receipts(frame)])
    names = receipt_names(frame)
    file_id = st.selectbox(
        say("deliveries.open_receipt"),
        list(names),
        index=None,
        format_func=names.get,
        placeholder=say("deliveries.choose", count=len(names)),
        key="open_receipt",
    )
    if file_id and (told := find_told_file(reader, settings.folder, file_id)):
        show_files([told], "receipt")
    if st.toggle(say("deliveries.show_refused"), key="show_refused"):
        refused = refused_files(reader, settings.folder)
        if refused:
            show_files(refused, "refused")
        else:
            st.info(say("deliveries.none_refused"), icon=":material/info:")
    return shown


def _show_quality(months: dict) -> list[Exhibit]:
    found = [
        inbound_quality(read(read_inbound_quality, **months)),
        build_quality(read(read_build_quality)),
    ]
    return _shown(found)


def _shown(exhibits: list[Exhibit]) -> list[Exhibit]:
    for exhibit in exhibits:
        show_exhibit(exhibit)
    return exhibits
