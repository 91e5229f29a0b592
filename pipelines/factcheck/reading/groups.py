"""Figures that belong together: 由A变成B, 介于A至B之间, A、B、C和D."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.factcheck.reading.figure import Figure

Part = Literal["alone", "from", "to", "low", "high", "item"]

_CHANGED = (
    "变成|变为|增为|升为|达到|涨到|涨至|增加为|增加到|增加至|增至|增长到|增长至|提高到|提高至|提升到|提升至"
    "|上升到|上升至|升至|扩展到|扩展至|扩展为|扩大到|扩大至|扩大为|扩充到|发展到|翻番到|翻番至|翻番为|调整为|调整到|上调至|减少到|减少至"
    "|减至|下降到|下降至|降至|降到|翻到"
)
_TURNS = re.compile(rf"[^。；、\d]{{0,12}}?(?:{_CHANGED})了?(?:\d{{4}}年的?)?[^。；，,、\d]{{0,6}}")
_FROM = re.compile(r"(?:由|从)[^。；]{0,24}$")
_RANGE = re.compile(r"\s*(?:至|到|—{1,2}|–{1,2}|-{1,2}|~)\s*")
_SHARED_ROLES = {"difference", "aim", "rest", "mean", "bound"}
_AND = re.compile(r"\s*(?:、|和|与|及|以及|、和)\s*")


@dataclass(frozen=True)
class Grouped:
    """A figure and its part among those that belong together.

    Attributes:
        index, count: the place among the members of a list, from 0, and how many they are.
        begins: where the words of the group begin, 由 or 从 included.
        follows: where the member before it ends; 0 for the first.
    """

    figure: Figure
    part: Part = "alone"
    index: int = 0
    count: int = 1
    begins: int = 0
    follows: int = 0


def group_figures(text: str, figures: list[Figure]) -> list[Grouped]:
    """The figures of a paragraph, in their order, each with its part.

    A member without a unit takes its neighbour's: 470至705元.
    """
    found: list[Grouped] = []
    left = sorted(figures, key=lambda figure: figure.start)
    while left:
        members, parts = _next_group(text, left)
        left = left[len(members) :]
        unit = next((m.unit for m in reversed(members) if m.unit), "")
        begins = members[0].start
        if parts[0] == "from" and (since := _FROM.search(text[:begins])):
            begins = since.start()
        found += [
            Grouped(
                *(replace(m, unit=m.unit or unit), part, place, len(members), begins),
                follows=members[place - 1].end if place else 0,
            )
            for place, (m, part) in enumerate(zip(members, parts, strict=True))
        ]
    return found


def _next_group(text: str, left: list[Figure]) -> tuple[list[Figure], list[Part]]:
    first = left[0]
    if len(left) > 1:
        second, between = left[1], text[first.end : left[1].start]
        if _TURNS.fullmatch(between) and _FROM.search(text[: first.start]):
            # 人均由6169元提高到6647元: both are means.
            return [first, replace(second, role=second.role or first.role)], ["from", "to"]
        if _RANGE.fullmatch(between) and _alike(first, second):
            return [first, second], ["low", "high"]
    members = [first]
    for figure in left[1:]:
        between = text[members[-1].end : figure.start]
        if not _AND.fullmatch(between) or not _alike(members[-1], figure):
            break
        members.append(figure)
    if len(members) > 1:
        return [_like_first(first, m) for m in members], ["item"] * len(members)
    return members, ["alone"]


def _like_first(first: Figure, member: Figure) -> Figure:
    """分别提高70元和100元: what the words before a list make of its first holds for all."""
    if member.role or first.role not in _SHARED_ROLES:
        return member
    return replace(member, role=first.role, falls=first.falls)


def _alike(one: Figure, other: Figure) -> bool:
    # 元/人/月 and 元 are one list's: the words that say whose stand before its first only.
    counted = {figure.unit.partition("/")[0] for figure in (one, other)}
    return len(counted) == 1 or "" in counted
