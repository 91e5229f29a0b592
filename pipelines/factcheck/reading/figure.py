"""A figure of a text: what it says, in what unit, how firmly, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pipelines.report.hedges import Hedge

Role = Literal[
    # Of a number that is a value, or none of any indicator; of a day.
    *("", "highest", "lowest", "share", "difference"),
    *("ordinal", "sum", "mean", "rest", "aim", "bound", "broken"),
    *("since", "until", "deadline"),
]


@dataclass(frozen=True)
class Figure:
    """A number or a day in a text.

    Attributes:
        text: as it is written, hedge words and unit included.
        start, end: its place in its paragraph.
        paragraph: the paragraph's number, from 0.
        value: in the unit (元, not 万元); null for a day.
        unit: 元, 元/人, 元/人/月, 人, 人次, 家, 个, 类, 平方米, 比率 (0.61), 百分点 (0.05 of 5),
            倍, …; 日期 for a day; empty when none is written.
        hedge: exact; about (约, 左右); more (多, 余: above, below the next step of `step`);
            at_least (以上, 不少于) and at_most (以内, 不超过), which hold for the number itself;
            above (超过) and below (不足), which do not.
        step: the size of the last digit that is not 0, for `more` (150多: 10).
        precision: the size of the last digit that is written (621.06万: 100).
        first_day, last_day: the span that a day's words name (2013年: the whole year).
        role: what the words make of it: 最高 "highest", 最低 "lowest", 第 "ordinal", 起 "since",
            月底 "until", a day by which something is due "deadline"; 增加36个 "difference",
            力争2000人 "aim", 还差27个 "rest", 人均 "mean", 未超过5000元 "bound", 合计 "sum", 62 1元
            "broken", which no indicator is; 占61.4% "share"; empty for others.
        falls: whether a difference is one downwards (减少36个).
    """

    text: str
    start: int
    end: int
    paragraph: int
    value: Decimal | None
    unit: str
    hedge: Hedge = "exact"
    step: Decimal = Decimal(1)
    precision: Decimal = Decimal(1)
    first_day: date | None = None
    last_day: date | None = None
    role: Role = ""
    falls: bool = False
