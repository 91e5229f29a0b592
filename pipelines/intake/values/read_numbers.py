"""Amounts and numbers as they are written, exact: text to Decimal, never through a float."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?(E[+-]?\d{1,3})?|[+-]?\.\d+")
_MONEY = re.compile(
    r"(?:人民币|RMB|CNY)?[¥$]?([+-]?)(?:人民币|RMB|CNY)?[¥$]?(.*?)(百万|亿|万|千)?(?:圆|元)?(?:整|正)?"
)
_COUNTED = re.compile(
    r"(.*?)(?:人次|人|名|户|个|次|张|床|场|件|小时|时|H|分钟|分|级|岁|家|年度?|项|元|平方米|M2|㎡)?"
)
_FACTORS = {"亿": 100_000_000, "百万": 1_000_000, "万": 10_000, "千": 1000}
_CENT, _FOURTH = Decimal("0.01"), Decimal("0.0001")
_LARGEST = Decimal(10) ** 14
# Some 10,000 rows of a trillion yuan no longer sum up in decimal(18, 2); none is so much.
LARGEST_AMOUNT = Decimal(10) ** 12
_FLOAT_DIGITS = 15
_NOISE = Decimal("0.0005")


class Amount(NamedTuple):
    """A number, and whether real decimals beyond its last place were rounded away."""

    value: Decimal
    rounded: bool


def read_amount(text: str, factor: int = 1) -> Amount | None:
    """Yuan to the cent; `factor` is the column's unit, which a unit in the cell overrules.

    A trillion yuan and more is none: it is a slip, or a number of another column.
    """
    plain, negative = _signless(text)
    found = _MONEY.fullmatch(plain)
    if not found or (number := _decimal(found[1] + found[2])) is None:
        return None
    states_unit = found[3] or plain.endswith(("元", "圆", "整", "正"))
    value = number * (_FACTORS.get(found[3], 1) if states_unit else factor)
    amount = _quantized(-value if negative else value, _CENT, found[2])
    return amount if abs(amount.value) < LARGEST_AMOUNT else None


def read_number(text: str) -> Amount | None:
    """A number to four places; a counting word behind it (小时, 人) is ignored."""
    plain, negative = _signless(text)
    found = _COUNTED.fullmatch(plain)
    if not found or (number := _decimal(found[1])) is None or abs(number) >= _LARGEST:
        return None
    return _quantized(-number if negative else number, _FOURTH, found[1])


def read_int(text: str) -> int | None:
    """A whole number; 3.0 and 3人 are 3, 3.5 is none."""
    amount = read_number(text)
    if amount is None or amount.value != amount.value.to_integral_value():
        return None
    return int(amount.value)


def _signless(text: str) -> tuple[str, bool]:
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = re.sub(r"[\s'‘’\u200b\ufeff]+", "", plain).replace("−", "-").replace("¥", "¥")
    if re.fullmatch(r"\(.+\)", plain):
        return plain[1:-1], True
    return plain, False


def _decimal(plain: str) -> Decimal | None:
    return Decimal(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else None


def _quantized(value: Decimal, place: Decimal, written: str) -> Amount:
    if abs(value) >= _LARGEST:
        return Amount(value, False)
    rounded = value.quantize(place, ROUND_HALF_UP)
    digits = len(re.sub(r"\D|E.*", "", written).lstrip("0"))
    is_noise = digits >= _FLOAT_DIGITS and abs(value - rounded) < _NOISE
    return Amount(rounded, rounded != value and not is_noise)
