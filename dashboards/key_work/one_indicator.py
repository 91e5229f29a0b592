"""The indicator that is looked at: by month and, where it is counted there, by town."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboards.door import read
from dashboards.key_work.indicator import months_exhibit, towns_exhibit
from dashboards.key_work.open_town import link_towns, open_chosen_town
from dashboards.parts.address import choose_one
from dashboards.parts.exhibit import show_exhibit
from pipelines.frames.works.indicators import read_indicator_values, read_indicators
from pipelines.frames.works.tiles import read_town_tiles
from pipelines.language import name_of, say
from pipelines.report.exhibits.cell_words import DAY
from pipelines.report.exhibits.exhibit import Exhibit
from pipelines.report.progress_words import data_word, value_words

Row = dict[str, Any]


def choose_indicator(number: int) -> Row:
    """The chosen indicator of a key work, a row of read_indicators; the headline at first."""
    rows = read(read_indicators).filter(pl.col("key_work") == number)
    indicators = {row["indicator_id"]: row for row in rows.iter_rows(named=True)}
    chosen = choose_one(
        say("key_work.indicator"),
        list(indicators),
        lambda key: name_of(indicators[key]),
        key="indicator",
    )
    return indicators[chosen]


def show_indicator(indicator: Row, now: Row, month: date, source: str) -> list[Exhibit]:
    """Draw the indicator up to a month; what was drawn, for paper.

    Args:
        indicator: a row of read_indicators.
        now: the indicator's row of read_standing, of the area that is looked at.
        month: first day of the as-of month.
        source: what the values stand on, in words.
    """
    if indicator["area_level"] == "district":
        months = _show_months(indicator, now, month, source)
        st.caption(say("key_work.only_district"))
        return months
    left, right = st.columns(2, gap="large")
    with left:
        months = _show_months(indicator, now, month, source)
    with right:
        return [*months, _show_towns(indicator, month, source)]


def _show_months(indicator: Row, now: Row, month: date, source: str) -> list[Exhibit]:
    """The indicator by month, this year and the last; a day or a district's figure in words."""
    if indicator["unit"] == DAY:
        st.info(say("key_work.is_day", value=value_words(now)), icon=":material/event:")
        return []
    if now["unknown_reason"] == "不分镇街统计":
        st.info(data_word(now["unknown_reason"]), icon=":material/info:")
        return []
    kind = _choose_shape("by", ("month", "to_date"))
    values = read(
        read_indicator_values,
        indicator_id=indicator["indicator_id"],
        area_code=now["area_code"],
        period_kind=kind,
    )
    shown = (pl.col("year") == month.year) & (pl.col("as_of_month") <= month)
    shown = shown | (pl.col("year") == month.year - 1)
    exhibit = months_exhibit(indicator, values.filter(shown), now["area_name"], kind, source)
    show_exhibit(exhibit)
    return [exhibit]


def _show_towns(indicator: Row, month: date, source: str) -> Exhibit:
    """The indicator by town; a town that is chosen opens its card."""
    shape = _choose_shape("shape", ("tiles", "bars"))
    values = read(
        read_indicator_values,
        indicator_id=indicator["indicator_id"],
        as_of_month=month,
        period_kind=indicator["progress_period"],
    )
    exhibit = towns_exhibit(indicator, values, read(read_town_tiles), shape, source)
    show_exhibit(
        exhibit,
        {"on_select": "rerun", "selection_mode": "points"},
        on_chosen=partial(open_chosen_town, towns=exhibit.frame),
    )
    st.caption(say("key_work.towns_hint"))
    link_towns(exhibit.frame)
    return exhibit


def _choose_shape(key: str, codes: tuple[str, ...]) -> str:
    words = {code: say(f"key_work.{key}_{code}") for code in codes}
    return choose_one(
        say(f"key_work.{key}"),
        list(codes),
        words,
        key=key,
        widget=st.segmented_control,
        required=True,
    )
