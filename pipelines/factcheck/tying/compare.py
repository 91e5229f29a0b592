"""A figure that tells how one period stands against another: 同比增长9.5%, 比去年增加51人."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pipelines.district_kind import district_kind
from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.find_periods import Period
from pipelines.factcheck.reading.groups import Grouped
from pipelines.factcheck.tying.surroundings import Surroundings

Measure = Literal["difference", "growth", "times", "share"]

_SAME_MONTHS = re.compile("同比|同期")
_RATIO, _POINTS, _TIMES = "比率", "百分点", "倍"
_REACH = 30


@dataclass(frozen=True)
class Comparison:
    """What is compared.

    Attributes:
        measure: "difference" in the indicator's unit, "growth" as a share, "times" as a multiple;
            "share" of a town in the district.
        base: the period that it is held against, or the year of which the same months are; null:
            the same months of the year before.
    """

    measure: Measure
    base: Period | None = None


def find_comparison(
    figure: Figure, around: Surroundings, periods: list[Period]
) -> Comparison | None:
    """Against what the figure is held; null: it is a value, or the text does not say."""
    if figure.role == "share":
        return Comparison("share") if _of_district().search(around.before) else None
    if figure.role != "difference" and figure.unit != _TIMES:
        return None
    measure: Measure = "difference"
    if figure.unit in {_TIMES, _RATIO}:
        measure = "times" if figure.unit == _TIMES else "growth"
    base = _base(around, periods)
    if base is not None:
        return None if base.is_part and figure.unit == _TIMES else Comparison(measure, base)
    near = around.text[max(around.sentence.start, around.start - _REACH) : around.start]
    return Comparison(measure) if _SAME_MONTHS.search(near) else None


def compared_value(grouped: Grouped) -> Grouped:
    """The figure as one of the indicator itself, for its words to be tied by."""
    figure = grouped.figure
    unit = _RATIO if figure.unit == _POINTS else figure.unit
    return replace(grouped, part="alone", figure=replace(figure, role="", unit=unit))


@cache
def _of_district() -> re.Pattern[str]:
    """What the share is of: all of the same in the district."""
    whole = f"占全{district_kind()}(?:总数|总量|总额|合计)?"
    return re.compile(rf"{whole}的?(?:比例|比重)?(?:约|近|达|为)*$")


def _base(around: Surroundings, periods: list[Period]) -> Period | None:
    near = max(around.sentence.start, around.start - _REACH)
    bases = [
        p
        for p in periods
        if p.role in {"base", "same"} and near <= p.start and p.end <= around.start
    ]
    return bases[-1] if bases else None
