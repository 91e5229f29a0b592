"""重点工作详情: one of the ten key works, its indicators by month and town, what they stand on."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboards.door import read
from dashboards.key_work.behind import deliveries_exhibit, source_words
from dashboards.key_work.course import milestones_exhibit, stages_exhibit, villages_exhibit
from dashboards.key_work.one_indicator import choose_indicator, show_indicator
from dashboards.key_work.standing import indicators_exhibit, show_standing
from dashboards.parts.address import choose_one
from dashboards.parts.choices import choose_town, period_in_view
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.page import show_exports, show_head
from pipelines.frames.works.key_works import read_key_works, read_milestones
from pipelines.frames.works.needed_deliveries import read_needed_deliveries
from pipelines.frames.works.standing import read_standing
from pipelines.frames.works.villages import read_stage_counts, read_village_stages
from pipelines.language import name_of, say
from pipelines.report.reason_words import status_sentence

VILLAGE_REFORM = 1

head = st.container()
month = period_in_view().as_of_month
of_year = read(read_key_works, year=month.year)
works = {row["key_work"]: row for row in of_year.iter_rows(named=True)}
with st.container(horizontal=True):
    number = choose_one(
        say("key_work.work"),
        list(works),
        lambda key: say("key_work.numbered", number=key, title=name_of(works[key], "title")),
        key="work",
        width=560,
    )
    area_code, area_name = choose_town()
with head:
    sheet = show_head("key_work", name_of(works[number], "title"), area_name)
everything = read(read_standing, as_of_month=month, area_code=area_code)
standing = everything.filter(pl.col("key_work") == number)
headline = standing.row(0, named=True)
show_standing(works[number], headline)
of_work = indicators_exhibit(standing)
show_exhibit(of_work)

st.divider()
indicator = choose_indicator(number)
chosen = indicator["indicator_id"]
now = standing.row(by_predicate=pl.col("indicator_id") == chosen, named=True)
deliveries = read(
    read_needed_deliveries, indicator_id=chosen, area_code=area_code, as_of_month=month
)
of_indicator = show_indicator(indicator, now, month, source_words(now, deliveries))
beside = [
    deliveries_exhibit(now, deliveries, area_name),
    milestones_exhibit(read(read_milestones, key_work=number, as_of_month=month)),
]
if number == VILLAGE_REFORM:
    is_district = now["area_level"] == "district"
    of_town = {"as_of_month": month, "town_code": None if is_district else area_code}
    beside.append(stages_exhibit(read(read_stage_counts, **of_town), area_name))
    villages = read(read_village_stages, **of_town)
    beside.append(villages_exhibit(villages, area_name, is_district))
for exhibit in beside:
    show_exhibit(exhibit)
paper = replace(sheet, lines=[*sheet.lines, status_sentence(headline)])
show_exports(paper, [of_work, *of_indicator, *beside])
