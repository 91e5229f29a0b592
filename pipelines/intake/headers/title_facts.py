"""What titles, footers, sheet and file names say: months, the year, the reporting day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.intake.headers.header_words import folded
from pipelines.intake.headers.stated_days import (
    YEAR,
    all_days,
    labelled_day,
    lone_day,
    named_day,
    up_to_day,
    without_reporting,
)
from pipelines.intake.values.chinese_digits import arabic_digits

_TO = r"\s*(?:月?份?\s*[-—–~至到、]\s*(\d{1,2})\s*)?"
_MONTHS = re.compile(YEAR + r"\s*年度?\s*(\d{1,2})" + _TO + r"月")
_DOTTED_MONTH = re.compile(YEAR + r"\s*[-./]\s*(\d{1,2})(?!\d)")
_SOLID_MONTH = re.compile(r"(?<!\d)" + YEAR + r"(0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)")
_LONE_MONTHS = re.compile(r"(?<!\d)(\d{1,2})" + _TO + r"月(?!\s*\d{1,2}\s*日)")
_YEAR_ALONE = re.compile(r"(?<!\d)" + YEAR + r"(?!\d)")
_QUARTER = re.compile(r"第?([1-4])季度")
_SPANS = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12)}


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
    told = [[_plain(title) for title in titles], [_plain(sheet)], [_plain(file)]]
    footer = [_plain(text) for text in footers]
    reported_on = labelled_day(told[0] + footer)
    years = [_year(without_reporting(texts)) for texts in told]
    year = next((y for y in years if y), reported_on.year if reported_on else None)
    months: list[date] = []
    for texts in told:
        months = months or _months(without_reporting(texts), year)
    lone = lone_day(told[0] + footer) or named_day(told[2]) or named_day(told[1])
    up_to = up_to_day(told[0] + told[2], year)
    return TitleFacts(
        months=months,
        year=year or (months[0].year if months else None),
        reported_on=reported_on or lone or up_to,
        as_on=up_to or next(iter(all_days(told[0])), None) or _month_end(months),
    )


def _plain(text: str) -> str:
    return arabic_digits(re.sub(r"\s+", " ", folded(text)))


def _month_end(months: list[date]) -> date | None:
    if not months:
        return None
    last = months[-1]
    return last.replace(day=monthrange(last.year, last.month)[1])


def _year(texts: list[str]) -> int | None:
    found = [year for text in texts for year in _YEAR_ALONE.findall(text)]
    found += [year for text in texts for year, _ in _SOLID_MONTH.findall(text)]
    return int(found[0]) if found else None


def _months(texts: list[str], year: int | None) -> list[date]:
    found: list[date] = []
    for text in texts:
        spans = [(int(y), a, b or a) for y, a, b in _MONTHS.findall(text)]
        for pattern in (_DOTTED_MONTH, _SOLID_MONTH):
            spans += [(int(y), month, month) for y, month in pattern.findall(text)]
        if not spans and year:
            spans = [(year, a, b or a) for a, b in _LONE_MONTHS.findall(text)]
            spans += [(year, a, b) for word, (a, b) in _SPANS.items() if word in text]
            spans += [(year, 3 * int(q) - 2, 3 * int(q)) for q in _QUARTER.findall(text)]
        for spanned_year, first, last in spans:
            months = range(int(first), int(last) + 1)
            found += [date(spanned_year, m, 1) for m in months if 1 <= m <= 12]
    return sorted(set(found))
