"""What the other figures of a paragraph take from a figure: words, a sum, a period."""

from __future__ import annotations

from dataclasses import replace

from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.reading.groups import Grouped
from pipelines.factcheck.reading.passages import REACH, Span
from pipelines.factcheck.tying.surroundings import Surroundings


def others_of(members: list[Grouped], groups: list[list[Grouped]]) -> tuple[tuple[int, bool], ...]:
    """Where the numbers begin that are not of the group, and whether they are of its kind."""
    first = members[0].figure
    numbers = (g.figure for group in groups if group is not members for g in group)
    return tuple(
        (figure.start, _kind_of(figure) == _kind_of(first))
        for figure in numbers
        if figure.value is not None and abs(figure.start - first.start) <= REACH
    )


def _kind_of(figure: Figure) -> str:
    """Money, shares, or counts of whatever unit."""
    if figure.unit in {"比率", "百分点", "倍"}:
        return "share"
    return "money" if figure.unit.startswith("元") else "count"


def sums_up(grouped: Grouped, around: Surroundings, groups: list[list[Grouped]]) -> bool:
    """Whether it is the sum (合计) of figures before it, which no indicator is."""
    figure = grouped.figure
    if figure.role != "sum":
        return False
    before = [
        g
        for group in groups
        for g in group
        if around.sentence.start <= g.figure.start < figure.start and g.figure.unit == figure.unit
    ]
    return len(before) > 1


def told_to(
    periods: list[Period], groups: list[list[Grouped]], members: list[Grouped]
) -> list[Period]:
    """The periods as they are told to a group: 由去年的2家 tells another what it changed from."""
    changes = [
        Span(group[0].begins, group[0].figure.start)
        for group in groups
        if group is not members and group[0].part == "from"
    ]
    return [
        replace(p, role="base") if any(c.start <= p.start < c.end for c in changes) else p
        for p in periods
    ]
