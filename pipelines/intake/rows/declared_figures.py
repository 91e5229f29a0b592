"""Counts and sums that titles, footers and total rows state in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.intake.headers.header_words import folded

_COUNTED = r"(?:人次|人|名|户|笔|条|宗|例|单|家次|家|项|场次|场|份)"
_SUMMED = r"(?:总金额|合计金额|金额合计|金额共计|金额总计|总额|共计|合计|总计|金额|共发放|共捐款)"
_COUNT = re.compile(r"(?:共计?|合计|总计|总数|计)[^\d年月日,;]{0,10}?(\d[\d,]*)\s*" + _COUNTED)
_SUM = re.compile(
    _SUMMED
    + r"[^\d年月日,;]{0,8}?(-?\d[\d,]*(?:\.\d+)?)\s*(百万|亿|万|千)?(元)?(?!\d|年|月|日|"
    + _COUNTED
    + ")"
)
_MONEY = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s*(百万|亿|万|千)?元")
_OTHER_SCOPE = re.compile(r"累计|上年|去年|上月|其中|标准|每人|人均")
_LONE_COUNT = re.compile(r"(?:共计?|合计|总计|小计)?:?(\d[\d,]*)" + _COUNTED)
_FACTORS = {"亿": 100_000_000, "百万": 1_000_000, "万": 10_000, "千": 1000}
_DIGIT = re.compile(r"\d")
_LONGEST = 18


@dataclass(frozen=True)
class Declared:
    """A figure that a text states.

    Attributes:
        amount: yuan, if it is a sum; `tolerance` is half a unit of its last printed digit.
        count: if it is a count.
    """

    amount: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    count: int | None = None


def declared_figures(text: str, factor: int = 1) -> list[Declared]:
    """The counts and sums a title or a footer declares for its list.

    Args:
        text: one cell of a title or a footer.
        factor: yuan per unit of the sheet, for sums that name none.
    """
    if not _DIGIT.search(text):
        return []
    plain = re.sub(r"(?<=[\d\u4e00-\u9fff:])\s+(?=[\d\u4e00-\u9fff])", "", folded(text))
    if _OTHER_SCOPE.search(plain):
        return []
    counts = [int(number.replace(",", "")) for number in _COUNT.findall(plain) if _fits(number)]
    sums = [(number, word, unit) for number, word, unit in _SUM.findall(plain) if _fits(number)]
    if not sums and re.search(r"共|合计|总计", plain):
        sums = [(number, word, "元") for number, word in _MONEY.findall(plain)[:1] if _fits(number)]
    found = [Declared(count=count) for count in counts[:1]]
    for number, word, unit in sums[:1]:
        unit_factor = _FACTORS.get(word, 1) if word or unit else factor
        found.append(_declared_sum(number, unit_factor))
    return found


def lone_count(text: str) -> int | None:
    """The count in a cell that says nothing else: 746人, 共35户."""
    found = _LONE_COUNT.fullmatch("".join(folded(text).split()))
    return int(found[1].replace(",", "")) if found and _fits(found[1]) else None


def _fits(number: str) -> bool:
    return len(number) <= _LONGEST


def _declared_sum(number: str, factor: int) -> Declared:
    value = Decimal(number.replace(",", ""))
    places = -value.as_tuple().exponent if isinstance(value.as_tuple().exponent, int) else 0
    tolerance = Decimal(factor) / 2 / Decimal(10) ** places
    exact = factor == 1 and places >= 2
    return Declared(
        amount=(value * factor).quantize(Decimal("0.01")),
        tolerance=Decimal("0.005") if exact else tolerance,
    )
