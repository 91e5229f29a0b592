"""The programme and the town that a page on people or money looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st

from dashboards.door import build_in_view, read
from dashboards.parts.address import choose_one
from dashboards.parts.choices import choose_town, period_in_view
from pipelines.frames.programmes import (
    ALL,
    read_doubted_years,
    read_missing_lists,
    read_programmes,
)
from pipelines.language import language_in_force, list_words, say
from pipelines.report.value_notes import count_note


@dataclass(frozen=True)
class Subject:
    """What a page is about.

    Attributes:
        programme: code of a programme, or all.
        town: code of a town, or all.
    """

    as_of: date
    programme: str
    town: str
    programme_name: str
    town_name: str

    @property
    def is_district(self) -> bool:
        """Whether the whole district is looked at, whose figures are exact."""
        return self.town == ALL

    def titled(self, code: str, of_town: bool = True, of_programme: bool = True) -> str:
        """The title of that code with the year, the town and the programme that were chosen.

        Args:
            code: of a message that names the year.
            of_town: whether what is titled is of the town alone.
            of_programme: whether it is of the programme alone.
        """
        parts = [say(code, year=self.as_of.year)]
        if of_town and not self.is_district:
            parts.append(self.town_name)
        if of_programme and self.programme != ALL:
            parts.append(self.programme_name)
        return say("subject.apart").join(parts)


def programme_names() -> dict[str, str]:
    """Code → name in the language in force, all programmes first."""
    programmes = read(read_programmes)
    names = programmes[f"name_{language_in_force()}"]
    codes = dict(zip(programmes["programme_code"], names, strict=True))
    return {ALL: say("subject.all_programmes"), **codes}


def with_programme_names(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with programme, the name of programme_code, and in the order of programmes."""
    names = programme_names()
    order = {code: place for place, code in enumerate(names)}
    # Names are looked up here: an expression's Python runs in a thread that speaks no language.
    return frame.with_columns(programme=pl.col("programme_code").replace_strict(names)).sort(
        pl.col("programme_code").replace_strict(order), maintain_order=True
    )


def choose_subject() -> Subject:
    """The selectors of programme and town, side by side; both stand in the address."""
    names = programme_names()
    district = build_in_view().district_code
    with st.container(horizontal=True):
        programme = choose_one(say("subject.programme"), list(names), names, key="programme")
        town, town_name = choose_town()
    return Subject(
        period_in_view().as_of_month,
        programme,
        ALL if town == district else town,
        names[programme],
        say("page.whole_district") if town == district else town_name,
    )


def untold_words(frame: pl.DataFrame, *columns: str) -> str:
    """Why some of those figures are unknown; empty: all are known."""
    is_any = frame.select(pl.any_horizontal(pl.col(columns).is_null()).any()).item()
    return say("subject.untold") if is_any else ""


def rounded_words(is_below_district: bool) -> str:
    """What is said beside counts of people below the district."""
    return count_note("subject.rounded", "subject.few") if is_below_district else ""


def missing_words(subject: Subject) -> str:
    """Which lists of the subject did not come, so that figures lack them; empty: all came."""
    missing = read(
        read_missing_lists,
        as_of=subject.as_of,
        programme=subject.programme,
        town=subject.town,
    )
    if missing.is_empty():
        return ""
    lists = list_words(
        say("subject.missing_feed", feed=say(f"feed.{feed}"), count=count)
        for feed, count in missing.iter_rows()
    )
    return say("subject.missing", lists=lists)


def doubted_words(subject: Subject) -> str:
    """Which years hold amounts that may be 元 for 万元; empty: none."""
    years = read(
        read_doubted_years,
        as_of=subject.as_of,
        programme=subject.programme,
        town=subject.town,
    )["year"].to_list()
    return say("subject.doubted", years=list_words(map(str, years))) if years else ""
