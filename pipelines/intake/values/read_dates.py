"""Days, months and times of day in every shape that forms write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from pipelines.intake.values.chinese_digits import arabic_digits

_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*$")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SOLID_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})(?:年度?|[-/.])(\d{1,2})月?份?")
_SOLID_MONTH = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])")
_SHORT_MONTH = re.compile(r"(\d{2})年(\d{1,2})月份?")
_MONTH_ALONE = re.compile(r"(\d{1,2})月份?")
_DAY_ALONE = re.compile(r"(\d{1,2})月(\d{1,2})日")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})-)?([A-Z]{3})-(\d{2}|\d{4})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_NAMES = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_EARLIEST, _LATEST = 1880, 2100
_OCTOBER = 10


@dataclass
class DateContext:
    """What a sheet tells about its dates, and what reading them has found.

    Attributes:
        months: the months that the title, the sheet's or the file's name states.
        ambiguous: texts such as 2013.1 that may be January, or October without its zero.
        month_only: texts of a date column that name a month; they count as its first day.
    """

    months: list[date] = field(default_factory=list)
    year: int | None = None
    date_1904: bool = False
    ambiguous: set[str] = field(default_factory=set)
    month_only: set[str] = field(default_factory=set)


@cache
def calendar_day(year: str, month: str, day: str = "1") -> date | None:
    """The day, or None when the calendar has none such or no living record could."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None


def read_date(text: str, context: DateContext) -> date | None:
    """The day that a cell names; a month stands for its first day."""
    plain = _plain(text)
    for pattern in (_DAY, _SOLID_DAY):
        if found := pattern.fullmatch(plain):
            return calendar_day(*found.groups())
    if found := _DAY_ALONE.fullmatch(plain):
        return calendar_day(str(context.year), *found.groups()) if context.year else None
    if found := _DAY_FIRST.fullmatch(plain):
        return _named_day(found)
    if found := _SERIAL.fullmatch(plain):
        return _serial_day(int(found[1]), context)
    day = _month(plain, text, context)
    if day:
        context.month_only.add(text)
    return day


def read_month(text: str, context: DateContext) -> date | None:
    """The first day of the month that a cell names; a day stands for its month."""
    plain = _plain(text)
    day = _month(plain, text, context)
    if day is None:
        if (found := _MONTH_ALONE.fullmatch(plain)) and context.year:
            day = calendar_day(str(context.year), found[1])
        elif not _SOLID_MONTH.fullmatch(plain):
            day = read_date(text, context)
    return day.replace(day=1) if day else None


def read_time(text: str) -> str | None:
    """A time of day as HH:MM."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    if re.fullmatch(r"0?\.\d+|0|1(\.0+)?", plain):
        minutes = round(float(plain) * 24 * 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}" if minutes < 24 * 60 else None
    found = re.fullmatch(
        r"(?:\d{4}-\d{2}-\d{2}[T\s]+)?(上午|早上|中午|下午|晚上)?\s*(\d{1,2})\s*[:点时]\s*"
        r"(\d{1,2})?(?::\d{1,2}(?:\.\d+)?|\s*分)?\s*(AM|PM)?",
        plain,
    ) or re.fullmatch(r"()(\d{2})(\d{2})()", plain)
    if not found:
        return None
    hour, minute = int(found[2]), int(found[3] or 0)
    if (found[1] in {"下午", "晚上"} or found[4] == "PM") and hour < 12:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper().strip()
    return arabic_digits(_BLANKS.sub("", _CLOCK.sub("", plain)))


def _month(plain: str, text: str, context: DateContext) -> date | None:
    found = _MONTH.fullmatch(plain) or _SOLID_MONTH.fullmatch(plain)
    if not found:
        short = _SHORT_MONTH.fullmatch(plain)
        return calendar_day(f"20{short[1]}", short[2]) if short else None
    day = calendar_day(*found.groups())
    if day and found[2] == "1" and plain[4] == ".":
        return _january_or_october(day, text, context)
    return day


def _january_or_october(january: date, text: str, context: DateContext) -> date:
    """A number cell 2013.10 loses its zero: 2013.1 is October if that is the list's month.

    It is doubtful unless the list is of January, or over before October.
    """
    october = january.replace(month=_OCTOBER)
    if january in context.months or (context.months and max(context.months) < october):
        return january
    context.ambiguous.add(text)
    return october if october in context.months else january


def _named_day(found: re.Match) -> date | None:
    day, name, year = found.groups()
    if name not in _NAMES:
        return None
    full_year = year if len(year) == 4 else f"20{year}"
    return calendar_day(full_year, str(_NAMES.index(name) + 1), day or "1")


def _serial_day(number: int, context: DateContext) -> date | None:
    if not 10_000 <= number <= 60_000:
        return None
    start = date(1904, 1, 1) if context.date_1904 else date(1899, 12, 30)
    return start + timedelta(days=number)
