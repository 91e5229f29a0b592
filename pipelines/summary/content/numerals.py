"""Chinese numerals: 十一 before a heading, 两项 of things that are counted."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_TEN = 10


def numeral(number: int) -> str:
    """The ordinal numeral of 1 to 99: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, _TEN)
    leading = "" if tens <= 1 else _DIGITS[tens]
    return leading + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def counted(number: int) -> str:
    """The numeral before a measure word: 两项, else as `numeral`."""
    return "两" if number == 2 else numeral(number)
