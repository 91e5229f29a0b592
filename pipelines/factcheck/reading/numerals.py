"""Numbers as Chinese texts write them: 621.06万, 1,170, 六百二十一, 两百, 十二."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SIZES = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
# Full-width figures and signs, character for character, so that places in the text stay.
FULL_WIDTH = str.maketrans("０１２３４５６７８９．％，／", "0123456789.%,/")

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PLAIN = r"[零〇一二两三四五六七八九十百千]+"
CHINESE = rf"{_PLAIN}(?:[万亿]{_PLAIN})*"
SIZE = r"[百千十]?[万亿]"


def read_number(digits: str, size: str = "") -> Decimal:
    """The value of a number's digits, Arabic or Chinese, times its 万 or 亿."""
    value = _chinese(digits) if re.match(r"[^\d]", digits) else Decimal(digits.replace(",", ""))
    for sign in size:
        value *= _SIZES.get(sign) or Decimal(_TENS[sign])
    return value


def _chinese(digits: str) -> Decimal:
    """The value of a Chinese numeral; 万 and 亿 within it end its higher parts."""
    total = Decimal(0)
    for sign in "亿万":
        higher, found, digits = digits.rpartition(sign)
        if found:
            total += _chinese(higher) * _SIZES[sign]
    return total + _below_ten_thousand(digits)


def _below_ten_thousand(digits: str) -> Decimal:
    if not re.search("[十百千]", digits):
        # 二〇一三: read digit by digit.
        return Decimal("".join(str(_DIGITS[c]) for c in digits) or 0)
    total, digit = 0, None
    for sign in digits:
        if sign in _TENS:
            total += (1 if digit is None else digit) * _TENS[sign]
            digit = None
        else:
            digit = _DIGITS[sign]
    return Decimal(total + (digit or 0))


def spoken_step(digits: str) -> Decimal:
    """The size of the last place that a Chinese numeral names: 1000 of 一百一十九万一千."""
    last = re.search("[十百千万亿](?=零?$)", digits)
    if last is None:
        return Decimal(1)
    return Decimal(_TENS.get(last.group(), 0)) or _SIZES[last.group()]
