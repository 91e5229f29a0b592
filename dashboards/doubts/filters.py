"""Which findings are looked at; every choice stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from dashboards.door import read
from dashboards.doubts.words import (
    DISPOSITION_CODES,
    called,
    check_words,
    disposition_words,
    group_words,
)
from dashboards.parts.address import choose_one
from dashboards.parts.choices import period_in_view
from pipelines.frames.calendar import read_places
from pipelines.frames.findings import (
    GROUPS,
    read_checks,
    read_doubted_others,
    read_doubted_programmes,
)
from pipelines.language import say

_ALL, _NONE, _OWN = "all", "none", "own"
_LEAST = (0, 100, 1_000, 10_000, 100_000)


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


def choose_findings(with_amount: bool) -> Chosen:
    """The filters; `with_amount`: also by the smallest amount, which only the list knows."""
    top, low = st.columns(3), st.columns(3)
    told: list[tuple[str | int, str]] = []
    with top[0]:
        check = _choose("check", _check_options(), told)
    with top[1]:
        town = _choose("town", _town_options(), told)
    with top[2]:
        programme = _choose("programme", _programme_options(), told)
    with low[0]:
        answers = {_ALL: say("findings.any")}
        answers |= {code: disposition_words(word) for code, word in DISPOSITION_CODES.items()}
        disposition = _choose("disposition", answers, told)
    with low[1]:
        span = _choose(
            "span", {_ALL: say("findings.all_months"), "year": say("findings.year_only")}, told
        )
    least = 0
    if with_amount:
        with low[2]:
            steps = {step: say("findings.at_least", yuan=f"{step:,}") for step in _LEAST[1:]}
            least = _choose("least", {0: say("findings.any")} | steps, told)
    first, last = months_in_view() if span == "year" else (None, None)
    place = {_OWN: read(read_places)["area_code"][0]}.get(town, town)
    arguments = {
        "check": None if check == _ALL else check,
        "town": None if town == read(read_places)["area_code"][0] else place,
        "programme": None if programme == _ALL else programme,
        "disposition": DISPOSITION_CODES.get(disposition),
        "first": first,
        "last": last,
    }
    return Chosen(arguments, least, [words for code, words in told if code not in (_ALL, 0)])


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
    district = places["area_code"][0]
    options[district] = say("page.whole_district")
    for code, name in read(read_doubted_others).iter_rows():
        if code == district:
            options[_OWN] = say("findings.district_own")
        else:
            options[code] = name
    return options


def _programme_options() -> dict[str, str]:
    rows = read(read_doubted_programmes).to_dicts()
    named = {row["programme_code"]: called(row) for row in rows}
    return {_ALL: say("findings.any")} | named | {_NONE: say("findings.no_programme")}
