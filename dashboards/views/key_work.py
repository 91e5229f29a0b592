"""重点工作详情: one of the ten key works, its indicators by month and town, what they stand on."""

from __future__ import annotations

import polars as pl
import streamlit as st

from dashboards.door import read
from dashboards.key_work.behind import deliveries_exhibit, source_words
from dashboards.key_work.course import milestones_exhibit, stages_exhibit, villages_exhibit
from dashboards.key_work.indicator import months_exhibit, towns_exhibit
from dashboards.key_work.open_town import link_towns, open_chosen_town
from dashboards.key_work.standing import indicators_exhibit, show_standing
from dashboards.parts.address import choose_one
from dashboards.parts.choices import choose_town, period_in_view
from dashboards.parts.exhibit import show_exhibit
from dashboards.parts.page import show_exports, show_head
from pipelines.frames.works.indicators import read_indicator_values, read_indicators
from pipelines.frames.works.key_works import read_key_works, read_milestones, read_standing
from pipelines.frames.works.needed_deliveries import read_needed_deliveries
from pipelines.frames.works.tiles import read_town_tiles
from pipelines.frames.works.villages import read_stage_counts, read_village_stages
from pipelines.language import name_of, say
from pipelines.report.exhibits.cell_words import DAY
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.progress_words import data_word, value_words

VILLAGE_REFORM = 1

head = st.container()
works = {row["key_work"]: row for row in read(read_key_works).iter_rows(named=True)}
with st.container(horizontal=True):
    number = choose_one(
        say("key_work.work"),
        list(works),
        lambda key: say("key_work.numbered", number=key, title=name_of(works[key], "title")),
        key="work",
        width=560,
    )
    area_code, area_name = choose_town()
month = period_in_view().as_of_month
with head:
    sheet = show_head("key_work", name_of(works[number], "title"), area_name)
everything = read(read_standing, as_of_month=month, area_code=area_code)
standing = everything.filter(pl.col("key_work") == number)
show_standing(works[number], standing.row(0, named=True))
exhibits: list[Exhibit] = []


def show(exhibit: Exhibit, **chart_options: str) -> object:
    """Show the exhibit and keep it for paper."""
    exhibits.append(exhibit)
    return show_exhibit(exhibit, chart_options)


show(indicators_exhibit(standing))

indicators = {
    row["indicator_id"]: row
    for row in read(read_indicators).iter_rows(named=True)
    if row["key_work"] == number
}
st.divider()
chosen = choose_one(
    say("key_work.indicator"),
    list(indicators),
    lambda key: name_of(indicators[key]),
    key="indicator",
)
indicator = indicators[chosen]
now = standing.row(by_predicate=pl.col("indicator_id") == chosen, named=True)
deliveries = read(
    read_needed_deliveries, indicator_id=chosen, area_code=area_code, as_of_month=month
)
source = source_words(now, deliveries)


def show_months() -> None:
    """The indicator by month, this year and the last."""
    if indicator["unit"] == DAY:
        st.info(say("key_work.is_day", value=value_words(now)), icon=":material/event:")
        return
    if now["unknown_reason"] == "只按全区统计":
        st.info(data_word(now["unknown_reason"]), icon=":material/info:")
        return
    kinds = {kind: say(f"key_work.by_{kind}") for kind in ("month", "to_date")}
    kind = choose_one(
        say("key_work.by"), list(kinds), kinds, key="by", widget=st.segmented_control, required=True
    )
    values = read(read_indicator_values, indicator_id=chosen, area_code=area_code, period_kind=kind)
    shown = (pl.col("year") == month.year) & (pl.col("as_of_month") <= month)
    shown = shown | (pl.col("year") == month.year - 1)
    show(months_exhibit(indicator, values.filter(shown), area_name, kind, source))


def show_towns() -> None:
    """The indicator by town; a town that is chosen opens its card."""
    shapes = {shape: say(f"key_work.shape_{shape}") for shape in ("tiles", "bars")}
    shape = choose_one(
        say("key_work.shape"),
        list(shapes),
        shapes,
        key="shape",
        widget=st.segmented_control,
        required=True,
    )
    values = read(
        read_indicator_values,
        indicator_id=chosen,
        as_of_month=month,
        period_kind=indicator["progress_period"],
    )
    towns = towns_exhibit(indicator, values, read(read_town_tiles), shape, source)
    selection = show(towns, on_select="rerun", selection_mode="points")
    open_chosen_town(selection, towns.frame)
    st.caption(say("key_work.towns_hint"))
    link_towns(towns.frame)


if indicator["area_level"] == "district":
    show_months()
    st.caption(say("key_work.only_district"))
else:
    left, right = st.columns(2, gap="large")
    with left:
        show_months()
    with right:
        show_towns()
show(deliveries_exhibit(now, deliveries, area_name))
show(milestones_exhibit(read(read_milestones, key_work=number, as_of_month=month)))
if number == VILLAGE_REFORM:
    is_district = now["area_level"] == "district"
    town = None if is_district else area_code
    of_town = {"as_of_month": month, "town_code": town}
    show(stages_exhibit(read(read_stage_counts, **of_town), area_name))
    show(villages_exhibit(read(read_village_stages, **of_town), area_name, is_district))
show_exports(sheet, exhibits)
