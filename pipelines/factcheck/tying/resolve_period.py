"""Of which period and place a figure speaks: 去年, 今年7月起, 截至6月底, 乐平镇."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.groups import Grouped
from pipelines.factcheck.reading.numerals import CHINESE, read_number
from pipelines.factcheck.tying.surroundings import Surroundings

_DECEMBER = 12
# A month that something is measured against is not the month it is of: 6月之比, 是6月的2倍.
_BASE = re.compile(r"(?:之比|相比)|的[\d一二三四五六七八九十两.]+倍")
_NOW = re.compile("目前|现已|现有|如今")
_SO_FAR = re.compile(
    rf"(?:截至|截止|到|(?<!\d)1月?[至到—-])[^，。；]{{0,8}}?(\d{{1,2}}|{CHINESE})月"
)
# 11月至12月: months of a year that does not begin with them.
_SOME_MONTHS = re.compile(r"月(?:[至到—-]|、|和)(?:\d{1,2}|[一二三四五六七八九十]+)月")
_PART_OF_YEAR = {"上半年": 6, "前三季度": 9, "一季度": 3, "第一季度": 3}


@dataclass(frozen=True)
class Kind:
    """How an indicator stands in time and space, as seeds/indicators.csv has it.

    Attributes:
        counts: "state" at a period's end, "month" by month, or "flow" within a period.
        by_town: whether towns have figures of their own.
    """

    counts: Literal["state", "month", "flow"]
    by_town: bool


def resolve_period(
    grouped: Grouped, around: Surroundings, dates: list[Figure], kind: Kind, year: int
) -> str | None:
    """The ISO 8601 period of a figure; null: one that nothing is counted for.

    Args:
        grouped: the figure and its part in a change.
        around: what stands around it.
        dates: the paragraph's days, months and years.
        kind: of the indicator it is tied to.
        year: the year the text is of.
    """
    begins = grouped.begins if grouped.part in {"from", "to"} else grouped.figure.start
    said = [
        day
        for day in dates
        if around.sentence.start <= day.start
        and day.end <= begins
        and not _BASE.match(around.text[day.end :])
    ]
    inside = [d for d in dates if begins <= d.start and d.end <= grouped.figure.start]
    if grouped.part == "from":
        return _earlier(inside, said, kind, year)
    named = said[-1] if said and not _NOW.search(around.text[said[-1].end : begins]) else None
    of_year = named.first_day.year if named else year
    if so_far := _so_far(around.before):
        until = _month(of_year, so_far)
        if kind.counts != "flow":
            return until
        return f"{of_year}" if so_far == _DECEMBER else f"{of_year}-01/{until}"
    if kind.counts == "flow" and _SOME_MONTHS.search(around.before):
        return None
    if named and named.role == "until" and kind.counts == "flow":
        month = named.last_day.month
        return f"{of_year}" if month == _DECEMBER else f"{of_year}-01/{_month(of_year, month)}"
    # What is so since a month is so at the year's end; only a plain month narrows a figure.
    month = _named_month(named) if named and named.role in {"", "until"} else None
    if kind.counts == "month":
        return _month(of_year, month or _DECEMBER)
    return _month(of_year, month) if month else f"{of_year}"


def resolve_town(around: Surroundings, kind: Kind, towns: dict[str, str]) -> str | None:
    """The code of the town that the sentence speaks of before the figure; null: none.

    Args:
        around: what stands around the figure.
        kind: of the indicator; one that is counted for the district only has no town.
        towns: name → code, short names (西南 for 西南街道) too.
    """
    if not kind.by_town:
        return None
    places = {
        around.before.rfind(name): code for name, code in towns.items() if name in around.before
    }
    if not places or around.before.rfind("全区") > max(places):
        return None
    return places[max(places)]


def _earlier(inside: list[Figure], said: list[Figure], kind: Kind, year: int) -> str:
    """The period before the change that 由…变成… tells of."""
    if inside:
        of_year, month = inside[-1].first_day.year, _named_month(inside[-1])
    else:
        month = _named_month(said[-1]) if said else None
        of_year = said[-1].first_day.year if said else year
        if month is None or month == 1:
            of_year, month = of_year - 1, None
        else:
            month -= 1
    if kind.counts == "month":
        return _month(of_year, month or _DECEMBER)
    return _month(of_year, month) if month and kind.counts == "state" else f"{of_year}"


def _named_month(named: Figure | None) -> int | None:
    if named is None or named.first_day.month != named.last_day.month:
        return None
    return named.first_day.month


def _so_far(before: str) -> int | None:
    for words, month in _PART_OF_YEAR.items():
        if words in before:
            return month
    found = _SO_FAR.search(before)
    month = int(read_number(found[1])) if found else 0
    return month if 1 <= month <= _DECEMBER else None


def _month(year: int, month: int) -> str:
    return f"{year}-{month:02}"
