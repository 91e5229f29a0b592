"""The few figures at the top of 资金."""

from __future__ import annotations

import streamlit as st

from dashboards.door import read
from dashboards.money.spending import spending_cell
from dashboards.parts.figure import figure_words, show_figure
from dashboards.parts.subject import Subject
from pipelines.frames.subjects.funds import read_funds_total
from pipelines.language import say
from pipelines.report.exhibits.cell_words import MONEY

_PEOPLE = "人"


def show_figures(subject: Subject) -> None:
    """Money, recipients and average of the chosen programme and town, and the funds' net sum."""
    figures = spending_cell(subject)
    funds = read(read_funds_total, as_of=subject.as_of).to_dicts()[0]
    last_year = figure_words(figures.get("last_year_yuan"), MONEY)
    budget = figure_words(funds["budget_yuan"], MONEY)
    with st.container(horizontal=True):
        show_figure(
            say("money.paid"),
            figure_words(figures.get("amount_yuan"), MONEY),
            say("money.last_year", amount=last_year),
        )
        show_figure(
            say("money.recipients"),
            figure_words(figures.get("people_count"), _PEOPLE),
            say("money.a_household_is_one"),
        )
        show_figure(
            say("money.average"),
            figure_words(figures.get("average_yuan"), MONEY),
            say("money.since_january"),
        )
        show_figure(
            say("money.funds_paid"),
            figure_words(funds["net_paid_yuan"], MONEY),
            say("money.of_budget", amount=budget),
        )
