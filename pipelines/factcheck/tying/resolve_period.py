"""Of which period a figure speaks: 去年, 今年7月起, 截至6月底, 上半年, 去年同期."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.reading.groups import Grouped
from pipelines.factcheck.reading.passages import Span, sentence_at
from pipelines.factcheck.tying.name_periods import STANDING, Kind, month_name, period_names
from pipelines.factcheck.tying.surroundings import Surroundings

# 累计 without a word since when: perhaps the year's, perhaps of all years.
UNTOLD = ""
_DECEMBER = 12
_NOW = re.compile("目前|现已|现有|如今")
_NOT_OF = {"base", "since", "deadline"}
_AND = re.compile(r"\s*(?:、|和|与|及)\s*")
_SUMMED = re.compile("累计|先后")
# 25个在上半年完成.
_WHEN = {"在", "于"}
_OF_BASE = re.compile("(?:同期)?的?(?:约|近)?")
_BRACKET = re.compile(r"\s*[（(]")


def resolve_period(
    grouped: Grouped,
    around: Surroundings,
    periods: list[Period],
    kind: Kind,
    default: Period,
    other_ends: int = 0,
) -> list[str]:
    """The ISO 8601 periods that a figure may be of, the likeliest first; none: nothing is counted.

    UNTOLD is the last where it may also be of one that the text does not tell.

    Args:
        grouped: the figure and its part in a change.
        around: what stands around it.
        periods: the paragraph's.
        kind: of the indicator it is tied to.
        default: of what the text speaks where it names no period.
        other_ends: where the last figure of another subject in the sentence before it ends.
    """
    begins = grouped.begins if grouped.part in {"from", "to"} else grouped.figure.start
    sentence = Span(around.sentence.start, begins)
    said = _within(periods, sentence)
    inside = _within(periods, Span(max(begins, grouped.follows), grouped.figure.start))
    if grouped.figure.role == "difference":
        # 上年同期367万元，增长17%: the growth is of the period that is compared with it.
        said, inside = ([p for p in told if p.role != "same"] for told in (said, inside))
    if grouped.part == "from":
        inside = [_as_the_other(p, periods, around, default) for p in inside]
        return _from_names(inside, said, kind, default)
    if each := _of_each(grouped, around, said):
        return period_names(each, kind)
    named = _told_beside(around, periods, grouped.figure) or (inside or said or [None])[-1]
    if _NOW.search(around.text[named.end if named else sentence.start : begins]):
        named = default
    elif named is None:
        named = _inherited(around, periods) or default
        if named is default and kind.counts == "flow" and "累计" in around.before:
            return [*period_names(named, kind), UNTOLD]
    resolved = _as_the_other(_without_day(named, kind), periods, around, default)
    if resolved.year > default.year:
        return []  # 2014年要孵化10家: what is to come.
    names = period_names(resolved, kind, is_summed=_SUMMED.search(around.before) is not None)
    # 12月减免143人，医疗救助646人: of the month, or of all that the text speaks of.
    is_month = resolved.first == resolved.last and not resolved.to_date
    return names + period_names(default, kind) if is_month and other_ends > named.end else names


def _without_day(named: Period, kind: Kind) -> Period:
    """A day names no span of its own: 6月30日 a sum is the year's."""
    if not named.is_day or kind.counts in STANDING:
        return named
    return replace(named, first=1, last=_DECEMBER, is_day=False)


def _within(periods: list[Period], span: Span) -> list[Period]:
    return [
        p for p in periods if span.start <= p.start and p.end <= span.end and p.role not in _NOT_OF
    ]


def _of_each(grouped: Grouped, around: Surroundings, said: list[Period]) -> Period | None:
    """The period of a member of a list: 2012年和2013年分别为663笔、726笔."""
    count = grouped.count
    if grouped.part != "item" or len(said) < count or "分别" not in around.before:
        return None
    each = said[-count:]
    gaps = (around.text[a.end : b.start] for a, b in pairwise(each))
    return each[grouped.index] if all(map(_AND.fullmatch, gaps)) else None


def _told_beside(around: Surroundings, periods: list[Period], figure: Figure) -> Period | None:
    """What is compared with at the figure (比2012年的284人); what stands right behind it."""
    for p in periods:
        is_told = figure.role != "difference" and around.text[: p.start].endswith(("比", "较"))
        if is_told and p.role == "base" and _OF_BASE.fullmatch(around.text, p.end, figure.start):
            is_same = "同期" in around.text[p.start : p.end]
            return replace(p, role="same" if is_same else "")
        if not p.role and around.text[figure.end : p.start] in _WHEN:
            return p
    end = figure.end
    bracket = _BRACKET.match(around.text[end:])
    if bracket is None:
        return None
    closing = re.search("[）)]", around.text[end:])
    until = end + (closing.start() if closing else 0)
    inside = _within(periods, Span(end, until))
    has_figure = inside and re.search(r"\d", around.text[inside[0].end : until])
    return inside[0] if inside and not has_figure else None


def _inherited(around: Surroundings, periods: list[Period]) -> Period | None:
    """The part of a year that a sentence before began with, where none since named another."""
    before = [p for p in periods if p.end <= around.sentence.start and p.role not in _NOT_OF]
    if not before or not before[-1].is_part:
        return None
    last = before[-1]
    begins = sentence_at(around.text, last.start).start
    # Of months told one by one only the sentence itself speaks.
    is_month = last.first == last.last and not last.to_date
    return None if is_month or last.start - begins > len("截至今年") else last


def _as_the_other(
    named: Period, periods: list[Period], around: Surroundings, default: Period
) -> Period:
    """去年同期: the months of the period beside it, a year earlier."""
    if named.role != "same":
        return _unless_bare(named, default)
    others = [
        p
        for p in periods
        if around.sentence.start <= p.start < around.sentence.end
        and p is not named
        and p.role not in {*_NOT_OF, "same"}
    ]
    other = min(others, key=lambda p: abs(p.start - named.start), default=default)
    other = _unless_bare(other, default)
    return replace(other, year=other.year - 1)


def _unless_bare(named: Period, default: Period) -> Period:
    """今年 alone is as much of the year as the text speaks of; 全年 and 年底 are the year."""
    is_bare = not (named.is_part or named.role or named.to_date or named.edge)
    return default if is_bare and named.year == default.year else named


def _earlier(inside: list[Period], said: list[Period], kind: Kind, default: Period) -> Period:
    """The period before the change that 由…变成… tells of."""
    if inside:
        return inside[-1]
    of = said[-1] if said else None
    if of is None or not of.is_part or of.first == 1 or kind.counts == "flow":
        return Period(0, 0, (of.year if of else default.year) - 1)
    return Period(0, 0, of.year, of.first - 1, of.first - 1)


def _from_names(inside: list[Period], said: list[Period], kind: Kind, default: Period) -> list[str]:
    """The periods that a change may begin from; one that names none began in some month before."""
    names = period_names(_earlier(inside, said, kind, default), kind)
    if inside or said or kind.counts == "flow":
        return names
    return names + [month_name(default.year, month) for month in range(1, default.last)]
