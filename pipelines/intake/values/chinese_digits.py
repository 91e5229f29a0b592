"""Chinese digits in dates as Arabic ones: 二〇一三年十二月 is 2013年12月."""

from __future__ import annotations

import re

_ONES = "一二三四五六七八九"
_DIGITS = str.maketrans("〇○零" + _ONES, "000123456789")
_TENS = re.compile(f"([{_ONES}])?十([{_ONES}])?(?=[月日])")


def arabic_digits(text: str) -> str:
    """The text with its Chinese digits as Arabic ones, and tens before 月 and 日."""
    return _TENS.sub(lambda found: f"{found[1] or '一'}{found[2] or '〇'}", text).translate(_DIGITS)
