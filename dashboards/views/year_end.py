"""年终总览: the ten key works as leaders see them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboards.door import build_in_view, read
from dashboards.parts.as_written import as_written
from dashboards.parts.choices import period_in_view
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.page import show_exports, show_head
from dashboards.parts.status import status_badge
from dashboards.year_end.trust import show_trust
from dashboards.year_end.work_card import show_work_card
from pipelines.frames.works import year_end as frames
from pipelines.frames.works.standing import read_standing
from pipelines.language import say
from pipelines.report import year_exhibits as exhibits
from pipelines.report.reason_words import named_reason
from pipelines.report.year_words import standing_sentence, work_title

CARD_WIDTH = 290
TO_LOOK_AT = ("滞后", "数据不足")

sheet = show_head("year_end")
period = period_in_view()
month = period.as_of_month
standing = read(read_standing, as_of_month=month, area_code=build_in_view().district_code)
course = read(frames.read_course, as_of_month=month)
missing = read(frames.read_missing_deliveries, as_of_month=month)
findings = read(frames.read_open_findings, as_of_month=month)
published = read(frames.read_published_figures, as_of_month=month)
works = standing.filter("is_headline").to_dicts()

sentence = standing_sentence([work["status"] for work in works], period.year)
st.header(sentence, anchor=False)
if told := [work for work in works if work["status"] in TO_LOOK_AT]:
    lines = [
        f"{status_badge(work['status'])} {work['key_work']} {as_written(work_title(work))}"
        f" :small[{as_written(named_reason(work))}]"
        for work in told
    ]
    st.markdown("  \n".join([say("year_end.attention"), *lines]))
show_trust(read(frames.read_delivery_counts, as_of_month=month), findings, published)

st.subheader(say("year_end.cards"), anchor=False)
with st.grid(min_column_width=CARD_WIDTH, border=True) as grid:
    for work in works:
        with grid.cell():
            of_work = course.filter(course["key_work"] == work["key_work"])
            show_work_card(work, of_work["value"].to_list())
st.caption(say("year_end.legend"))

shown = [exhibits.works_exhibit(standing), exhibits.indicators_exhibit(standing)]
if not missing.is_empty():
    shown.append(exhibits.missing_exhibit(missing))
if not findings.is_empty():
    shown.append(exhibits.findings_exhibit(findings))
if not published["agrees"].all():
    shown.append(exhibits.published_exhibit(published))
shown.append(exhibits.course_exhibit(course))
show_exports(replace(sheet, lines=[*sheet.lines, sentence]), shown)
st.subheader(say("year_end.details"), anchor=False)
for exhibit in shown:
    # On the screen the cards draw what paper draws here.
    show_exhibit(replace(exhibit, chart=None))
