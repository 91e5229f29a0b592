"""What titles, footers, sheet and file names say: months, the year, the reporting day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.intake.headers.header_words import folded
from pipelines.intake.values.read_dates import calendar_day

_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"((?:19|20)\d{2})"
_DAY = re.compile(_YEAR + r"\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})(?!\d)\s*日?")
_SOLID_DAY = re.compile(r"(?<!\d)" + _YEAR + r"(\d{2})(\d{2})(?!\d)")
_DAY_OF_YEAR = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_MONTHS = re.compile(
    _YEAR
    + r"\s*(?:年度?|[-./])\s*(\d{1,2})(?!\d)(?:\s*月?份?\s*(?:[-—–~至到、])\s*(\d{1,2})(?=\s*月))?"
)
_SOLID_MONTH = re.compile(r"(?<!\d)" + _YEAR + r"(0[1-9]|1[0-2])(?!\d)")
_LONE_MONTHS = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:月份?)?(?:\s*[-—–~至到]\s*(\d{1,2})\s*)?月(?!\s*\d{1,2}\s*日)"
)
_YEAR_ALONE = re.compile(r"(?<!\d)" + _YEAR + r"(?!\d)")
_REPORTED = re.compile(r"(?:填报|报送|制表|报表|填表|上报|编制|提交)(?:日期|时间|日)\s*:?\s*")
_UP_TO = re.compile(r"截(?:止|至)+")
_SPANS = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12)}
_QUARTER = re.compile(r"(?:第?([1-4])季度)")


@dataclass(frozen=True)
class TitleFacts:
    """What a sheet says about itself outside its rows.

    Attributes:
        months: those of the first of title, sheet's and file's name that states any.
        as_on: the day that a roster lists the state of.
    """

    months: list[date]
    year: int | None
    reported_on: date | None
    as_on: date | None


def title_facts(titles: Sequence[str], footers: Sequence[str], sheet: str, file: str) -> TitleFacts:
    """The facts of a sheet; its title is asked first, then its name, then the file's.

    Args:
        titles: texts above the header, one a cell, in their order.
        footers: texts of the notes below.
        sheet: its name.
        file: its name without its ending.
    """
    told = [[_plain(t) for t in titles], [_plain(sheet)], [_plain(file)]]
    footer = [_plain(text) for text in footers]
    reported_on = _labelled_day(told[0] + footer)
    years = [_year(_without_reporting(texts)) for texts in told]
    year = next((y for y in years if y), reported_on.year if reported_on else None)
    months: list[date] = []
    for texts in told:
        months = months or _months(_without_reporting(texts), year)
    lone = _lone_day(told[0] + footer) or _days(told[2]) or _days(told[1])
    up_to = _up_to_day(told[0] + told[2], year)
    return TitleFacts(
        months=months,
        year=year or (months[0].year if months else None),
        reported_on=reported_on or lone or up_to,
        as_on=up_to or next(iter(_all_days(told[0])), None) or _month_end(months),
    )


def _month_end(months: list[date]) -> date | None:
    if not months:
        return None
    last = months[-1]
    return last.replace(day=monthrange(last.year, last.month)[1])


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", folded(text)).translate(_CHINESE)


def _without_reporting(texts: Iterable[str]) -> list[str]:
    """The texts without labelled reporting days, whose month is not the list's."""
    return [_DAY.sub(" ", t) if _REPORTED.search(t) else t for t in texts]


def _labelled_day(texts: list[str]) -> date | None:
    joined = " ".join(texts)
    for label in _REPORTED.finditer(joined):
        found = _DAY.match(joined, label.end()) or _SOLID_DAY.match(joined, label.end())
        if found and (day := calendar_day(*found.groups())):
            return day
    return None


def _all_days(texts: Iterable[str]) -> list[date]:
    found = []
    for text in texts:
        for match in (*_DAY.finditer(text), *_SOLID_DAY.finditer(text)):
            if day := calendar_day(*match.groups()):
                found.append(day)
    return found


def _days(texts: list[str]) -> date | None:
    """The one day that a name states, unless it is said to reach up to it."""
    days = _all_days(t for t in texts if not _UP_TO.search(t))
    return days[-1] if days else None


def _lone_day(texts: list[str]) -> date | None:
    """A day that stands alone in its cell, in brackets or behind a short label."""
    for text in texts:
        rest = _DAY.sub("", text, count=1)
        if rest != text and len(re.sub(r"\W", "", rest)) <= 2 and (found := _all_days([text])):
            return found[0]
    return None


def _up_to_day(texts: list[str], year: int | None) -> date | None:
    for text in texts:
        label = _UP_TO.search(text)
        if not label:
            continue
        if found := _all_days([text[label.end() :]]):
            return found[0]
        part = _DAY_OF_YEAR.search(text, label.end())
        if part and year and (day := calendar_day(str(year), *part.groups())):
            return day
    return None


def _year(texts: list[str]) -> int | None:
    found = [match for text in texts for match in _YEAR_ALONE.findall(text)]
    found += [
        m[0] for text in texts for m in (*_SOLID_MONTH.findall(text), *_SOLID_DAY.findall(text))
    ]
    return int(found[0]) if found else None


def _months(texts: list[str], year: int | None) -> list[date]:
    found: list[date] = []
    for text in texts:
        spans = [(int(y), a, b or a) for y, a, b in _MONTHS.findall(text)]
        spans += [(int(y), m, m) for y, m in _SOLID_MONTH.findall(text)]
        spans += [(int(y), m, m) for y, m, _ in _SOLID_DAY.findall(text)]
        if not spans and year:
            spans = [(year, a, b or a) for a, b in _LONE_MONTHS.findall(text)]
            spans += [(year, a, b) for word, (a, b) in _SPANS.items() if word in text]
            spans += [(year, 3 * int(q) - 2, 3 * int(q)) for q in _QUARTER.findall(text)]
        for spanned_year, first, last in spans:
            months = range(int(first), int(last) + 1)
            found += [date(spanned_year, m, 1) for m in months if 1 <= m <= 12]
    return sorted(set(found))
