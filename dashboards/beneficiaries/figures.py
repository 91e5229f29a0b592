"""The few figures at the top of 受益人群."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.door import read
from dashboards.parts.figure import figure_words, show_figure
from dashboards.parts.subject import Subject
from pipelines.frames.subjects.beneficiaries import read_people_by_programme
from pipelines.language import say

_PEOPLE = "人"


def show_figures(subject: Subject) -> None:
    """People of the chosen programme and town, new and left since the last year."""
    frame = read(read_people_by_programme, as_of=subject.as_of, town=subject.town)
    rows = frame.filter(pl.col("programme_code") == subject.programme).to_dicts()
    figures = rows[0] if rows else {}
    beside = {
        "people": say(
            "beneficiaries.last_year",
            count=figure_words(figures.get("last_year_count"), _PEOPLE),
        ),
        "new": say("beneficiaries.not_last_year"),
        "left": say("beneficiaries.only_last_year"),
    }
    with st.container(horizontal=True):
        for name, words in beside.items():
            value = figure_words(figures.get(f"{name}_count"), _PEOPLE)
            show_figure(say(f"beneficiaries.{name}"), value, words)
