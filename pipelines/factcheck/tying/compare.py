"""A figure that tells how one period stands against another: 同比增长9.5%, 比去年增加51人."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.reading.groups import Grouped
from pipelines.factcheck.tying.surroundings import Surroundings

Measure = Literal["difference", "growth", "times"]

_SAME_MONTHS = re.compile("同比|同期")
_RATIO, _POINTS, _TIMES = "比率", "百分点", "倍"
_REACH = 30


@dataclass(frozen=True)
class Comparison:
    """What is compared.

    Attributes:
        measure: "difference" in the indicator's unit, "growth" as a share, "times" as a multiple.
        base_year: whose same months it is held against; null: the year's before.
        is_year_end: whether it is what there was at that year's end (比去年底, 比今年初).
    """

    measure: Measure
    base_year: int | None
    is_year_end: bool = False


def find_comparison(
    figure: Figure, around: Surroundings, periods: list[Period]
) -> Comparison | None:
    """Against what the figure is held; null: it is a value, or the text does not say."""
    if figure.role != "difference" and figure.unit != _TIMES:
        return None
    measure: Measure = "difference"
    if figure.unit in {_TIMES, _RATIO}:
        measure = "times" if figure.unit == _TIMES else "growth"
    base = _base(around, periods)
    if base is not None:
        started = 1 if base.edge == "start" else 0
        return None if base.is_part else Comparison(measure, base.year - started, bool(base.edge))
    near = around.text[max(around.sentence.start, around.start - _REACH) : around.start]
    return Comparison(measure, None) if _SAME_MONTHS.search(near) else None


def compared_value(grouped: Grouped) -> Grouped:
    """The figure as one of the indicator itself, for its words to be tied by."""
    figure = grouped.figure
    unit = _RATIO if figure.unit == _POINTS else figure.unit
    return replace(grouped, part="alone", figure=replace(figure, role="", unit=unit))


def _base(around: Surroundings, periods: list[Period]) -> Period | None:
    near = max(around.sentence.start, around.start - _REACH)
    bases = [
        p
        for p in periods
        if p.role in {"base", "same"} and near <= p.start and p.end <= around.start
    ]
    return bases[-1] if bases else None
