"""The few figures at the top of the pages on people and money; no colour says good or bad."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import streamlit as st

from dashboards.door import read
from dashboards.subjects.spending import spending_cell
from dashboards.subjects.subject import Subject
from pipelines.frames.subjects.beneficiaries import read_people_by_programme
from pipelines.frames.subjects.funds import read_funds_total
from pipelines.language import say
from pipelines.report.number_words import quantity_words

_PEOPLE = "人"
_MONEY = "元"


def show_people_figures(subject: Subject) -> None:
    """People of the chosen programme and town, new and left since the last year."""
    frame = read(read_people_by_programme, as_of=subject.as_of, town=subject.town)
    rows = frame.filter(pl.col("programme_code") == subject.programme).to_dicts()
    figures = rows[0] if rows else {}
    last_year = _words(figures.get("last_year_count"), _PEOPLE)
    with st.container(horizontal=True):
        _figure(
            "beneficiaries.people",
            _words(figures.get("people_count"), _PEOPLE),
            say("beneficiaries.last_year", count=last_year),
        )
        _figure(
            "beneficiaries.new",
            _words(figures.get("new_count"), _PEOPLE),
            say("beneficiaries.not_last_year"),
        )
        _figure(
            "beneficiaries.left",
            _words(figures.get("left_count"), _PEOPLE),
            say("beneficiaries.only_last_year"),
        )


def show_money_figures(subject: Subject) -> None:
    """Money, recipients and average of the chosen programme and town, and the funds' net sum."""
    figures = spending_cell(subject)
    funds = read(read_funds_total, as_of=subject.as_of).to_dicts()[0]
    with st.container(horizontal=True):
        _figure(
            "money.paid",
            _words(figures.get("amount_yuan"), _MONEY),
            say("money.last_year", amount=_words(figures.get("last_year_yuan"), _MONEY)),
        )
        _figure(
            "money.recipients",
            _words(figures.get("people_count"), _PEOPLE),
            say("money.a_household_is_one"),
        )
        _figure(
            "money.average",
            _words(figures.get("average_yuan"), _MONEY),
            say("money.since_january"),
        )
        _figure(
            "money.funds_paid",
            _words(funds["net_paid_yuan"], _MONEY),
            say("money.of_budget", amount=_words(funds["budget_yuan"], _MONEY)),
        )


def _figure(code: str, value: str, beside: str) -> None:
    # Not st.metric, which cuts a long figure off.
    with st.container(border=True, gap=None):
        st.markdown(say(code))
        st.markdown(f"#### {value}")
        st.caption(beside)


def _words(value: Decimal | int | None, unit: str) -> str:
    return quantity_words(None if value is None else Decimal(value), unit)
