"""Days, months and years in a text: 2013年7月1日, 今年7月起, 去年底, 十一月."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date

from pipelines.factcheck.reading.figure import Figure, Role
from pipelines.factcheck.reading.numerals import CHINESE, read_number

_NUMBER = rf"\d{{1,2}}|{CHINESE}"
_WRITTEN = r"\d{4}|二[〇零][〇零一二三四五六七八九]{2}"
_SAID = "今年|去年|上年|前年|本年|当年"
_MONTH = rf"(?P<month>{_NUMBER})月(?:份|底|末|初)?"
_DAY = rf"(?P<day>{_NUMBER})[日号]"
_DATE = re.compile(
    rf"(?:(?:(?P<year>{_WRITTEN})年|(?P<said>{_SAID}))度?的?)?{_MONTH}(?:{_DAY})?"
    rf"|(?:(?P<whole>{_WRITTEN})年|(?P<told>{_SAID}))度?(?:底|末|初)?"
)
_SINCE = re.compile(r"^(?:起|开始|以来)")
_DUE = re.compile(r"^(?:之?前|底前)?[^，。,]{0,6}(?:完成|建成|实现|达到)")
_AIM = re.compile(r"(?:力争|争取|确保|计划|预计|将于|拟于?|要在)[^，。,]{0,6}$")
_BACK = {"今年": 0, "本年": 0, "当年": 0, "去年": 1, "上年": 1, "前年": 2}
_MONTHS, _DAYS = 12, 31


def find_dates(text: str, paragraph: int, year: int) -> list[Figure]:
    """Every day, month and year that the paragraph names.

    Args:
        text: the paragraph, its figures of normal width.
        paragraph: its number.
        year: the year that 今年 means, and a month without a year.
    """
    found = (_figure(match, text, paragraph, year) for match in _DATE.finditer(text))
    return [figure for figure in found if figure is not None]


def _figure(match: re.Match[str], text: str, paragraph: int, year: int) -> Figure | None:
    said, named = match["said"] or match["told"], match["year"] or match["whole"]
    of_year = int(read_number(named)) if named else year - _BACK.get(said or "今年", 0)
    is_year = MINYEAR <= of_year <= MAXYEAR
    span = _span(of_year, match["month"], match["day"]) if is_year else None
    if span is None:
        return None
    role: Role = ""
    end = match.end()
    if since := _SINCE.match(text[end:]):
        role, end = "since", end + since.end()
    elif text[end - 1] in "底末":
        role = "until"
    if _AIM.search(text[: match.start()]) and _DUE.match(text[end:]):
        role = "deadline"
    return Figure(
        text=text[match.start() : end],
        start=match.start(),
        end=end,
        paragraph=paragraph,
        value=None,
        unit="日期",
        first_day=span[0],
        last_day=span[1],
        role=role,
    )


def _span(year: int, month: str | None, day: str | None) -> tuple[date, date] | None:
    if month is None:
        return date(year, 1, 1), date(year, _MONTHS, _DAYS)
    number = int(read_number(month))
    if not 1 <= number <= _MONTHS:
        return None
    last = calendar.monthrange(year, number)[1]
    if day is None:
        return date(year, number, 1), date(year, number, last)
    on = int(read_number(day))
    return (date(year, number, on),) * 2 if 1 <= on <= last else None
