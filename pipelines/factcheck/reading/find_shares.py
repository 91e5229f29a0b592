"""Shares and multiples that words tell: 七成半, 三分之一, 过半, 翻一番."""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.factcheck.reading.figure import Figure
from pipelines.factcheck.reading.numerals import CHINESE, read_number
from pipelines.factcheck.reading.spelling import HEDGE_AFTER, HEDGE_BEFORE, HEDGES
from pipelines.report.hedges import Hedge

_TENTHS = re.compile(
    rf"(?P<hedge>{HEDGE_BEFORE})?(?P<tenths>[一二两三四五六七八九\d])成"
    rf"(?P<rest>[半一二三四五六七八九])?(?![立为员功果长就本分套交品效家人])(?P<after>{HEDGE_AFTER})?"
)
_FRACTION = re.compile(
    rf"(?P<hedge>{HEDGE_BEFORE})?(?P<of>[二两三四五六七八九十]+)分之(?P<part>{CHINESE})"
)
_HALF = re.compile("(?P<above>过半|超半数|超过半数|超过一半|半数以上|一半以上)|半数|一半")
_DOUBLED = re.compile("翻了?(?P<times>[一两二三])?番(?![到至为])")
_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


def find_shares(text: str, paragraph: int) -> list[Figure]:
    """Every share and multiple of the paragraph that is told in words."""
    found = [_doubled(match, paragraph) for match in _DOUBLED.finditer(text)]
    found += [_tenths(match, paragraph) for match in _TENTHS.finditer(text)]
    found += [_fraction(match, paragraph) for match in _FRACTION.finditer(text)]
    return found + [_half(match, paragraph) for match in _HALF.finditer(text)]


def _doubled(match: re.Match[str], paragraph: int) -> Figure:
    times = Decimal(2) ** int(read_number(match["times"] or "一"))
    return Figure(match.group(), match.start(), match.end(), paragraph, times, "倍", hedge="about")


def _tenths(match: re.Match[str], paragraph: int) -> Figure:
    """七成 is 0.7, 七成半 0.75, 六成一 0.61."""
    rest = match["rest"]
    value = read_number(match["tenths"]) * _TENTH
    if rest:
        value += (5 if rest == "半" else read_number(rest)) * _HUNDREDTH
    precision = _TENTH if rest is None else _TENTH / 2 if rest == "半" else _HUNDREDTH
    hedge = HEDGES.get(match["after"] or match["hedge"] or "", "exact")
    return _share(match, paragraph, value, hedge, precision)


def _fraction(match: re.Match[str], paragraph: int) -> Figure:
    hedge = HEDGES.get(match["hedge"] or "", "about")
    return _share(match, paragraph, read_number(match["part"]) / read_number(match["of"]), hedge)


def _half(match: re.Match[str], paragraph: int) -> Figure:
    return _share(match, paragraph, Decimal("0.5"), "above" if match["above"] else "about")


def _share(
    match: re.Match[str],
    paragraph: int,
    value: Decimal,
    hedge: Hedge,
    precision: Decimal = _HUNDREDTH,
) -> Figure:
    return Figure(
        *(match.group(), match.start(), match.end(), paragraph, value, "比率"),
        hedge=hedge,
        step=precision,
        precision=precision,
    )
