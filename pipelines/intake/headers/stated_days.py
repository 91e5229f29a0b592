"""Days that titles, footers and names state: the reporting day, the day of a roster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pipelines.intake.values.read_dates import calendar_day

YEAR = r"((?:19|20)\d{2})"

# One separator throughout: 2013年1-6月 is a span of months, not the sixth of January.
_DAY = re.compile(
    YEAR + r"\s*(?:年\s*(\d{1,2})\s*月\s*(\d{1,2})|([-./])\s*(\d{1,2})\s*\4\s*(\d{1,2}))"
    r"(?!\d)(?!\s*月)\s*日?"
)
_SOLID_DAY = re.compile(r"(?<!\d)" + YEAR + r"(\d{2})(\d{2})(?!\d)")
_DAY_OF_YEAR = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")
_REPORTED = re.compile(r"(?:填报|报送|制表|报表|填表|上报|编制|提交)(?:日期|时间|日)\s*:?\s*")
_SIGNED = re.compile(r"制表|填表|审核|审批|复核|经办|盖章|负责人|公章")
_UP_TO = re.compile(r"截(?:止|至)+")


def _day_of(match: re.Match[str]) -> date | None:
    # The two shapes of a day have groups of their own; of a match one shape's are filled.
    return calendar_day(*(part for part in match.groups() if part and part.isdigit()))


def without_reporting(texts: Iterable[str]) -> list[str]:
    """The texts without labelled reporting days, whose month is not the list's."""
    return [_DAY.sub(" ", text) if _REPORTED.search(text) else text for text in texts]


def labelled_day(texts: list[str]) -> date | None:
    """The day behind 填报日期 or its like, in the same cell or in the next."""
    joined = " ".join(texts)
    for label in _REPORTED.finditer(joined):
        found = _DAY.match(joined, label.end()) or _SOLID_DAY.match(joined, label.end())
        if found and (day := _day_of(found)):
            return day
    return None


def all_days(texts: Iterable[str]) -> list[date]:
    """Every full day that the texts hold."""
    matches = (m for text in texts for p in (_DAY, _SOLID_DAY) for m in p.finditer(text))
    return [day for match in matches if (day := _day_of(match))]


def named_day(texts: list[str]) -> date | None:
    """The last day that a name states, unless it is said to reach up to it."""
    days = all_days(text for text in texts if not _UP_TO.search(text))
    return days[-1] if days else None


def lone_day(texts: list[str]) -> date | None:
    """A day that stands alone in its cell, in brackets, or beside who signed."""
    for text in texts:
        rest = _DAY.sub("", text, count=1)
        alone = len(re.sub(r"\W", "", rest)) <= 2 or _SIGNED.search(rest)
        if rest != text and alone and (found := all_days([text])):
            return found[0]
    return None


def up_to_day(texts: list[str], year: int | None) -> date | None:
    """The day behind 截至, which may leave out its year."""
    for text in texts:
        label = _UP_TO.search(text)
        if not label:
            continue
        if found := all_days([text[label.end() :]]):
            return found[0]
        part = _DAY_OF_YEAR.search(text, label.end())
        if part and year and (day := calendar_day(str(year), *part.groups())):
            return day
    return None
