"""镇街记分卡: one town in all ten works, its deliveries, findings and spending."""

from __future__ import annotations

import streamlit as st

from dashboards.door import read
from dashboards.parts.as_written import as_written
from dashboards.parts.choices import choose_town, period_in_view
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.links import link_to
from dashboards.parts.page import show_exports, show_head
from dashboards.parts.status import status_badge
from dashboards.town_card.lists import coverage_exhibit, findings_exhibit, spending_exhibit
from dashboards.town_card.works import ratios_exhibit, works_exhibit
from pipelines.frames.works.needed_deliveries import read_town_coverage
from pipelines.frames.works.town_money import read_town_findings, read_town_spending
from pipelines.frames.works.town_standing import read_town_ratios, read_town_standing
from pipelines.report.reason_words import named_reason

head = st.container()
town_code, town_name = choose_town(with_district=False)
month = period_in_view().as_of_month
with head:
    sheet = show_head("town_card", town_name)

here = {"as_of_month": month, "town_code": town_code}
standing = read(read_town_standing, **here)
with st.container(horizontal=True):
    for row in standing.filter("is_headline").iter_rows(named=True):
        number = row["key_work"]
        label = f"{number} {status_badge(row['status'])}"
        reason = as_written(named_reason(row))
        link_to("key_work", label, help_words=reason, work=number, town=town_code)

works = works_exhibit(standing, every=False)
every = works_exhibit(standing, every=True)
ratios = ratios_exhibit(read(read_town_ratios, **here))
coverage = coverage_exhibit(read(read_town_coverage, **here), month.year)
findings = findings_exhibit(read(read_town_findings, **here), month.year)
spending = spending_exhibit(read(read_town_spending, **here), month.year)

show_exhibit(works)
with st.expander(every.title):
    show_exhibit(every)
left, right = st.columns(2, gap="large")
with left:
    show_exhibit(ratios)
with right:
    show_exhibit(spending)
show_exhibit(coverage)
show_exhibit(findings)
show_exports(sheet, [works, every, ratios, spending, coverage, findings])
