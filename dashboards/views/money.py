"""资金: what people were paid and what the funds paid out, against budget and the last year."""

from __future__ import annotations

import streamlit as st

from dashboards.money.figures import show_figures
from dashboards.money.funds import fund_progress, funds_against_budget
from dashboards.money.spending import (
    money_by_programme,
    money_by_programme_and_town,
    money_by_town,
)
from dashboards.money.spending_months import money_by_month, money_to_date
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.page import show_exports, show_head
from dashboards.parts.subject import choose_subject, doubted_words, missing_words

head = st.container()
subject = choose_subject()
with head:
    sheet = show_head("money", subject.town_name, subject.programme_name)
show_figures(subject)
if missing := missing_words(subject):
    st.warning(missing, icon=":material/inbox:")
if doubted := doubted_words(subject):
    st.warning(doubted, icon=":material/rule:")

exhibits = [
    money_by_programme(subject),
    money_by_town(subject),
    money_by_programme_and_town(subject),
    money_by_month(subject),
    money_to_date(subject),
    funds_against_budget(subject.as_of),
    fund_progress(subject.as_of),
]
for exhibit in exhibits:
    show_exhibit(exhibit)
show_exports(sheet, exhibits)
