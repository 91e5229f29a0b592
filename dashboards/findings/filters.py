"""Which findings are looked at; every choice stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from dashboards.door import build_in_view, read
from dashboards.findings.words import DISPOSITION_CODES, check_words, disposition_words, group_words
from dashboards.parts.address import choose_one
from dashboards.parts.choices import period_in_view
from pipelines.frames.calendar import read_places
from pipelines.frames.clerks.findings import (
    GROUPS,
    read_checks,
    read_doubted_others,
    read_doubted_programmes,
)
from pipelines.language import name_of, say

_ALL, _NONE, _OWN = "all", "none", "own"
_LEAST = (100, 1_000, 10_000, 100_000)
_OVERVIEW = ("check", "town", "programme", "disposition", "span")
# Only the list knows amounts one by one; results are of all programmes, by month.
_OF_VIEW = {"overview": _OVERVIEW, "list": (*_OVERVIEW, "least"), "results": ("check", "town")}
_ABREAST = 3


@dataclass(frozen=True)
class Chosen:
    """The chosen findings.

    Attributes:
        arguments: check, town, programme, disposition, first and last as readers take them.
        least_yuan: the smallest amount at risk in the list, yuan; 0: all.
        words: the choices that are not the usual ones, in words.
    """

    arguments: dict[str, str | date | None]
    least_yuan: int
    words: list[str]

    @property
    def mark(self) -> str:
        """ASCII that differs for other choices: a part of widgets' keys."""
        return "_".join(str(value) for value in (*self.arguments.values(), self.least_yuan))

    def of_year(self) -> dict[str, Any]:
        """The arguments with the months of the frame's year."""
        return self.arguments | dict(zip(("first", "last"), months_in_view(), strict=True))


def months_in_view() -> tuple[date, date]:
    """First and last month of the year in the frame, up to the month it is looked at."""
    month = period_in_view().as_of_month
    return month.replace(month=1), month


def choose_findings(view: str) -> Chosen:
    """The filters that the view knows: overview, list or results."""
    told: list[tuple[str | int, str]] = []
    chosen = {"programme": _ALL, "disposition": _ALL, "span": _ALL, "least": 0}
    shown = _OF_VIEW[view]
    places = [place for _ in range(0, len(shown), _ABREAST) for place in st.columns(_ABREAST)]
    for key, place in zip(shown, places, strict=False):
        with place:
            chosen[key] = _choose(key, _OPTIONS[key](), told)
    first, last = months_in_view() if chosen["span"] == "year" else (None, None)
    district = build_in_view().district_code
    town = {district: None, _OWN: district}.get(chosen["town"], chosen["town"])
    arguments = {
        "check": None if chosen["check"] == _ALL else chosen["check"],
        "town": town,
        "programme": None if chosen["programme"] == _ALL else chosen["programme"],
        "disposition": DISPOSITION_CODES.get(chosen["disposition"]),
        "first": first,
        "last": last,
    }
    return Chosen(arguments, chosen["least"], [words for code, words in told if code != _ALL])


def _choose(key: str, words: dict, told: list[tuple[Any, str]]) -> Any:
    """One choice by code; what was chosen is told, the first option as 'all'."""
    code = choose_one(say(f"findings.by_{key}"), list(words), words, key=key)
    usual = next(iter(words))
    told.append((_ALL if code == usual else code, words[code]))
    return code


def _check_options() -> dict[str, str]:
    rows = read(read_checks).to_dicts()
    options = {_ALL: say("findings.any")}
    for letter in GROUPS:
        options[letter] = group_words(letter)
        options |= {
            row["check_code"]: check_words(row) for row in rows if row["check_group"] == letter
        }
    return options


def _town_options() -> dict[str, str]:
    places = read(read_places)
    options = dict(zip(places["area_code"], places["area_name"], strict=True))
    district = build_in_view().district_code
    options[district] = say("page.whole_district")
    for code, name in read(read_doubted_others).iter_rows():
        if code == district:
            options[_OWN] = say("findings.district_own")
        else:
            options[code] = name
    return options


def _programme_options() -> dict[str, str]:
    rows = read(read_doubted_programmes).to_dicts()
    named = {row["programme_code"]: name_of(row) for row in rows}
    return {_ALL: say("findings.any")} | named | {_NONE: say("findings.no_programme")}


def _disposition_options() -> dict[str, str]:
    named = {code: disposition_words(word) for code, word in DISPOSITION_CODES.items()}
    return {_ALL: say("findings.any")} | named


def _span_options() -> dict[str, str]:
    return {_ALL: say("findings.all_months"), "year": say("findings.year_only")}


def _least_options() -> dict[int, str]:
    return {0: say("findings.any")} | {
        step: say("findings.at_least", yuan=f"{step:,}") for step in _LEAST
    }


_OPTIONS = {
    "check": _check_options,
    "town": _town_options,
    "programme": _programme_options,
    "disposition": _disposition_options,
    "span": _span_options,
    "least": _least_options,
}
