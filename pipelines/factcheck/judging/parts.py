"""Figures of one sentence that speak of one thing: a part (其中) is not held against the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from pipelines.factcheck.judging.agreement import agrees
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.tying.tie_figures import Tied

_OF_WHICH = "其中"


def without_parts(tied_figures: Sequence[Tied], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts; of figures that were held against one value, parts become unmeasured."""
    groups: dict[Any, list[int]] = defaultdict(list)
    for place, (tied, verdict) in enumerate(zip(tied_figures, verdicts, strict=True)):
        if verdict.warehouse_value is not None and verdict.measure == "value":
            where = verdict.figure.paragraph, tied.around.sentence
            what = verdict.indicator_id, verdict.period, verdict.area_code
            groups[where, what].append(place)
    parts = {part for group in groups.values() for part in _parts(group, tied_figures, verdicts)}
    return [_as_part(v) if place in parts else v for place, v in enumerate(verdicts)]


def _parts(
    group: list[int], tied_figures: Sequence[Tied], verdicts: Sequence[Verdict]
) -> list[int]:
    first, *later = group
    if not later:
        return []
    begins = tied_figures[first].grouped.figure.end
    named = [
        place
        for place in later
        if _OF_WHICH in tied_figures[place].around.text[begins : tied_figures[place].around.start]
    ]
    doubted = [place for place in group if verdicts[place].status == "differs"]
    if len(doubted) < len(group) or _add_up(group, tied_figures, verdicts):
        return named + doubted
    return named + [place for place in doubted if place != first]


def _add_up(group: list[int], tied_figures: Sequence[Tied], verdicts: Sequence[Verdict]) -> bool:
    figures = [tied_figures[place].grouped.figure for place in group]
    known = verdicts[group[0]].warehouse_value
    values = [figure.value for figure in figures if figure.value is not None]
    if len(values) < len(group) or not isinstance(known, Decimal):
        return False
    return agrees(replace(figures[0], value=sum(values, Decimal(0)), hedge="exact"), known)


def _as_part(verdict: Verdict) -> Verdict:
    return replace(verdict, status="unmeasured", warehouse_value=None, reason="part", fits=())
