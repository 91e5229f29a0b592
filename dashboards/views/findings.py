"""疑点: what the checks doubt, one by one and counted, and what clerks answer."""

from __future__ import annotations

import streamlit as st

from dashboards.findings.answers import show_answers
from dashboards.findings.filters import Chosen, choose_findings
from dashboards.findings.listing import show_list
from dashboards.findings.one_finding import show_finding
from dashboards.findings.overview import overview_exhibits, result_exhibit
from dashboards.parts.address import choose_one
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.page import show_exports, show_head
from dashboards.reader import reader_in_view
from pipelines.desk.answer_finding import proposed_answers, recorded_answers
from pipelines.language import say
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.settings import get_settings

# Pixels: most checks are seen at once.
_TALL = 800
_VIEWS = ("overview", "list", "results", "answers")


def _show_view(view: str, chosen: Chosen | None) -> list[Exhibit]:
    if view == "list":
        return [show_list(chosen, recorded)]
    if view == "answers":
        return show_answers(recorded)
    if view == "results":
        results = result_exhibit(chosen)
        show_exhibit(results, table_options={"height": _TALL})
        return [results]
    exhibits = overview_exhibits(chosen)
    for exhibit in exhibits:
        show_exhibit(exhibit)
    return exhibits


recorded = recorded_answers(reader_in_view(), get_settings())
name = st.query_params.get("finding")
if name:
    sheet = show_head("findings", say("findings.one"))
    exhibits = show_finding(name, recorded)
else:
    head = st.container()
    waiting = len(proposed_answers(recorded))
    words = {view: say(f"findings.view_{view}", count=waiting) for view in _VIEWS}
    view = choose_one(
        say("findings.view"),
        _VIEWS,
        words,
        key="shown",
        widget=st.segmented_control,
        required=True,
        label_visibility="collapsed",
    )
    chosen = None if view == "answers" else choose_findings(view)
    with head:
        sheet = show_head("findings", words[view], *(chosen.words if chosen else []))
    exhibits = _show_view(view, chosen)
show_exports(sheet, exhibits)
