"""What a reader chooses: language, year, month, town; each stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from dashboards.door import read
from dashboards.parts.address import choose_one, chosen_before
from pipelines.frames.calendar import read_months, read_places, read_usual_year
from pipelines.language import LANGUAGES, say

_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


@dataclass(frozen=True)
class Period:
    """The year that pages look at, up to the end of a month of it."""

    as_of_month: date

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.as_of_month.year

    @property
    def as_of(self) -> str:
        """The month as YYYY-MM."""
        return f"{self.as_of_month:%Y-%m}"


def language_in_view() -> str:
    """The language that this run speaks: what the switch stands at, Chinese at first."""
    return chosen_before("lang", LANGUAGES)


def choose_language() -> None:
    """The switch of languages."""
    choose_one(
        "语言 Language",
        LANGUAGES,
        _LANGUAGE_NAMES,
        key="lang",
        widget=st.segmented_control,
        required=True,
        label_visibility="collapsed",
    )


def choose_period() -> bool:
    """The year and the month up to which it is looked at; the latest full year at first.

    Returns:
        Whether the build knows any month; else nothing is chosen.
    """
    months = read(read_months)
    if months.is_empty():
        return False
    years = months["year"].unique().sort(descending=True).to_list()
    usual = read(read_usual_year)["year"][0]
    year = choose_one(say("page.year"), years, key="year", default=usual)
    of_year = months.filter(pl.col("year") == year)["month"].sort(descending=True)
    choose_one(say("page.as_of"), [f"{month:%Y-%m}" for month in of_year], key="as_of")
    return True


def period_in_view() -> Period:
    """The period that the frame's selectors stand at."""
    return Period(date.fromisoformat(f"{st.session_state['as_of']}-01"))


def choose_town(with_district: bool = True) -> tuple[str, str]:
    """The area's code and name; the whole district first, where it may be chosen."""
    places = read(read_places)
    names = dict(zip(places["area_code"], places["area_name"], strict=True))
    district = places["area_code"][0]
    codes = [code for code in names if with_district or code != district]
    words = names | {district: say("page.whole_district")}
    code = choose_one(say("page.town"), codes, words, key="town")
    return code, names[code]
