"""受益人群: who benefits from the programmes, of what age, where, and of how many at once."""

from __future__ import annotations

import streamlit as st

from dashboards.beneficiaries.figures import show_figures
from dashboards.beneficiaries.people import people_by_programme, people_by_town, people_by_village
from dashboards.beneficiaries.people_cuts import (
    people_by_age,
    people_by_month,
    people_of_two_programmes,
)
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.page import show_exports, show_head
from dashboards.parts.subject import choose_subject, missing_words

head = st.container()
subject = choose_subject()
with head:
    sheet = show_head("beneficiaries", subject.town_name, subject.programme_name)
show_figures(subject)
if missing := missing_words(subject):
    st.warning(missing, icon=":material/inbox:")

exhibits = [
    people_by_programme(subject),
    people_by_age(subject),
    people_by_town(subject),
    people_by_village(subject),
    people_of_two_programmes(subject),
    people_by_month(subject),
]
for exhibit in exhibits:
    show_exhibit(exhibit)
show_exports(sheet, exhibits)
