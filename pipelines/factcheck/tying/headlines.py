"""What a text's title and headings say of all that stands under them: the period and the town."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.factcheck.reading.find_dates import find_dates
from pipelines.factcheck.reading.find_figures import find_figures
from pipelines.factcheck.reading.find_periods import Period, find_periods
from pipelines.factcheck.reading.numerals import normal_width
from pipelines.factcheck.reading.spelling import WORDS
from pipelines.factcheck.tying.resolve_place import town_of_title
from pipelines.factcheck.tying.surroundings import is_heading

_MOST = 5
_REPORT = re.compile("|".join(WORDS["reports"]))
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]")
# From that day on a month counts as told.
_LATE = 25


@dataclass(frozen=True)
class Title:
    """What a title says; null where it says nothing.

    Attributes:
        town: code of the town whose report it is.
        is_report: whether it says so itself; a headline that begins with a town may be news of it.
    """

    period: Period | None = None
    town: str | None = None
    is_report: bool = False


def read_title(texts: Sequence[str], year: int, towns: dict[str, str]) -> Title:
    """What the headings with which a text begins say of the whole of it.

    Args:
        texts: its paragraphs.
        year: the year it is of.
        towns: name → code.
    """
    headings = _opening(texts)
    periods = [found for text in headings if (found := heading_period(text, year))]
    for text in headings:
        if town := town_of_title(text, towns):
            is_report = bool(_REPORT.search(text))
            if is_report or text.startswith(tuple(towns)):
                return Title(next(iter(periods), None), town, is_report)
    return Title(next(iter(periods), None))


def heading_period(heading: str, year: int) -> Period | None:
    """The part of the year, or the year, that a heading without figures names; null: none."""
    dates = find_dates(heading, 0, year)
    named = find_periods(heading, dates, year)
    if any(figure.unit for figure in find_figures(heading, 0, [*dates, *named])):
        return None
    told = [p for p in named if p.role in {"", "whole"}]
    if not told:
        return None
    period = told[0]
    if period.is_day:
        days = [d.first_day.day for d in dates if d.start == period.start and d.first_day]
        return _until(period, days[0] if days else 1)
    in_brackets = heading[: period.start].endswith(("（", "("))
    return replace(period, to_date=True) if in_brackets and period.is_part else period


def _opening(texts: Sequence[str]) -> list[str]:
    """The headings before the first sentence, list item or numbered heading."""
    found: list[str] = []
    for text in map(normal_width, texts):
        if not text.strip():
            continue
        if not is_heading(text) or _NUMBERED.match(text) or len(found) == _MOST:
            break
        found.append(text.strip())
    return found


def _until(period: Period, day: int) -> Period | None:
    """A text that is dated speaks up to its day; of a month that has only begun, up to the last."""
    is_late = day >= min(_LATE, calendar.monthrange(period.year, period.last)[1])
    last = period.last if is_late else period.last - 1
    return replace(period, first=1, last=last, is_day=False, to_date=True) if last else None
