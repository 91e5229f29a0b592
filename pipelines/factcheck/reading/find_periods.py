"""Parts of years that a text speaks of: 今年上半年, 1—10月, 截至6月底, 去年同期, 2012年."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal

from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.numerals import CHINESE, read_number
from pipelines.factcheck.reading.passages import sentence_at

Edge = Literal["", "start", "end"]
Role = Literal[
    *("", "base", "since", "deadline", "same", "whole", "several", "current", "together"),
]

_N = rf"\d{{1,2}}|{CHINESE}"
_YEAR = (
    r"(?:(?P<year>\d{4}|二[〇零][〇零一二三四五六七八九]{2})年"
    r"|(?P<said>今年|去年|上年|前年|本年|当年))?的?"
)
_UNTIL = r"至|到|—{1,2}|–{1,2}|-{1,2}|~"
_PART = re.compile(
    rf"{_YEAR}(?:(?P<half>[上下])半年"
    r"|[前头](?P<quarters>[两二三23])个?季度|第?(?P<quarter>[一二三四1-4])季度"
    rf"|[前头](?P<months>{_N})个?月"
    rf"|(?P<from>{_N})(?:月份?)?(?:{_UNTIL}|(?P<and>[、和及]))(?P<to>{_N})月(?:份|底|末)?"
    rf"|(?P<several>(?:近|过去|最近)(?:{_N})年|(?!一年)(?:{_N})年(?:来|间)|[“\"]?十[一二三四]五[”\"]?(?:期间|以来|时期)|历年"
    rf"|\d{{4}}年?(?:{_UNTIL})\d{{4}}年)"
    rf"|(?P<together>{_N})个月(?:里|内|间)?(?=[^，。；\d]{{0,8}}?(?:共|合计|累计))"
    rf"|(?P<current>当月|本月|该月)"
    rf"|(?P<since>{_N})月(?:(?:{_N})[日号])?起?[至到](?:今年)?年[底末]"
    r"|(?P<whole>全年|(?<![十百几])一年来|这一年|一年下来)|(?P<same>同期))"
)
_BACK = {"去年": 1, "上年": 1, "前年": 2}
_COMPARED = re.compile("(?:比|较|相对于)$")
# 6月之比, 与去年相比, 是6月的2倍: what something is measured against is not what it is of.
_MEASURED = re.compile(r"(?:之比|相比|比)|的?[\d一二三四五六七八九十两.]+倍")
_TO_DATE = re.compile(r"(?:截至|截止到?|到)[^，。；\d]{0,4}$")
_EACH = "分别"
_TOLD_ROLES: tuple[Role, ...] = ("whole", "same", "current", "together", "several")
_YEAR_END, _HALF, _QUARTER = 12, 6, 3


@dataclass(frozen=True)
class Period:
    """Months that a text names, from `first` to `last` of a year.

    Attributes:
        start, end: the place of its words in the paragraph.
        role: "base" of a comparison (比去年), "since" (7月起), "deadline", "same" (同期, whose
            months another period tells), "whole" (全年), "several" (6月、12月); "current" (当月)
            and "together" (两个月共) until the months before them tell which; else empty.
        to_date: whether all that was before in the year belongs to it (截至6月).
        is_day: whether a day of that month is named, on which sums are not counted.
        edge: 年初 is a year's "start", 年底 its "end", of which only what there is then is told.
    """

    start: int
    end: int
    year: int
    first: int = 1
    last: int = _YEAR_END
    role: Role = ""
    to_date: bool = False
    edge: Edge = ""
    is_day: bool = False

    @property
    def is_part(self) -> bool:
        """Whether it is less than a year."""
        return (self.first, self.last) != (1, _YEAR_END)


def find_periods(text: str, dates: list[Figure], year: int) -> list[Period]:
    """Every period of the paragraph in its order.

    Args:
        text: the paragraph, its figures of normal width.
        dates: its days, months and years.
        year: the year it is of.
    """
    parts = [p for m in _PART.finditer(text) if (p := _part(m, text, year))]
    days = [
        _day(day, text, year)
        for day in dates
        if not any(part.start < day.end and day.start < part.end for part in parts)
    ]
    found: list[Period] = []
    for period in sorted([*parts, *days], key=lambda p: p.start):
        found.append(_of_named_year(_of_named_months(period, found), found, text, year))
    return found


def _part(match: re.Match[str], text: str, year: int) -> Period | None:
    of_year = year - _BACK.get(match["said"] or "", 0)
    if match["year"]:
        of_year = int(read_number(match["year"]))
    first, last = _months(match)
    if not (MINYEAR <= of_year <= MAXYEAR and 1 <= first <= last <= _YEAR_END):
        return None
    role: Role = next((role for role in _TOLD_ROLES if match[role]), "")
    if match["and"]:
        if _EACH in text[match.end() : sentence_at(text, match.start()).end]:
            return None  # Each of the months has a figure of its own.
        role = "several"
    if _is_base(text, match.start(), match.end()):
        role = "base"
    return Period(match.start(), match.end(), of_year, first, last, role)


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["half"]:
        return (1, _HALF) if match["half"] == "上" else (_HALF + 1, _YEAR_END)
    if match["quarters"]:
        return 1, int(read_number(match["quarters"])) * _QUARTER
    if match["quarter"]:
        last = int(read_number(match["quarter"])) * _QUARTER
        return last - _QUARTER + 1, last
    if match["months"]:
        return 1, int(read_number(match["months"]))
    if match["together"]:
        return 1, int(read_number(match["together"]))
    if match["since"]:
        return int(read_number(match["since"])), _YEAR_END
    if match["from"]:
        return int(read_number(match["from"])), int(read_number(match["to"]))
    return 1, _YEAR_END


def _day(day: Figure, text: str, year: int) -> Period:
    first, last = day.first_day or date.min, day.last_day or date.min
    role: Role = "base" if _is_base(text, day.start, day.end) else ""
    if day.role in {"since", "deadline"}:
        role = "since" if day.role == "since" else "deadline"
    if day.text.endswith("年以来") and day.text[0].isdigit():
        role = "several" if first.year < year else role
    is_month = (first.month, last.month) != (1, _YEAR_END)
    to_date = day.role == "until" or bool(_TO_DATE.search(text[: day.start]))
    return Period(
        *(day.start, day.end, first.year, first.month, last.month, role),
        to_date=to_date and is_month,
        edge="" if is_month else _edge(day),
        is_day=first == last and not to_date,
    )


def _edge(day: Figure) -> Edge:
    if day.role == "until":
        return "end"
    return "start" if day.text.endswith("初") else ""


def _of_named_months(period: Period, before: list[Period]) -> Period:
    """当月 is the last month named; 两个月共 are the months that were told one by one."""
    named = [p for p in before if p.is_part and p.role != "base"]
    if period.role == "current" and named:
        last = named[-1]
        return replace(period, year=last.year, first=last.last, last=last.last, role="")
    if period.role == "together" and len(named) >= period.last:
        first, *_, last = named[-period.last :]
        if first.year == last.year and first.first <= last.last:
            return replace(period, year=last.year, first=first.first, last=last.last, role="")
    return replace(period, role="several") if period.role in {"current", "together"} else period


def _is_base(text: str, start: int, end: int) -> bool:
    return bool(_COMPARED.search(text[:start]) or _MEASURED.match(text[end:]))


def _of_named_year(period: Period, before: list[Period], text: str, year: int) -> Period:
    """上半年 is of the year that the sentence named last, where it names none of its own."""
    if period.year != year or re.match(r"\d{4}|二[〇零]|今|本|当", text[period.start :]):
        return period
    begins = sentence_at(text, period.start).start
    named = [p for p in before if p.start >= begins and p.role not in {"base", "deadline"}]
    if not named or named[-1].year == year or not period.is_part:
        return period
    return replace(period, year=named[-1].year)
