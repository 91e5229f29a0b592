"""Numbers as Chinese texts write them: 621.06万, 1,170, 六百二十一, 两百, 廿三, 一百二."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SIZES = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
# Full-width figures and signs, character for character, so that places in the text stay.
_FULL_WIDTH = str.maketrans(
    "０１２３４５６７８９．％，／～〜－\u3000\u00a0", "0123456789.%，/~~-  "
)
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:，\d{3})+(?!\d)")
# As cheques write them; 陆 and 伍 alone are names.
_CHEQUE = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}")
_PLAIN_SIGNS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")

ARABIC = (
    r"(?<![\d.])\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?(?!,?\d)"
    r"|(?<![\d.])\d{1,3}(?: \d{3}){1,5}(?:\.\d+)?(?![ \d])"
    r"|\d+(?:\.\d+)?"
)
# No number is longer, and a page of numerals is read in no time.
_PLAIN = r"[零〇一二两三四五六七八九十百千廿卅]{1,24}"
CHINESE = rf"{_PLAIN}(?:[万亿]{_PLAIN})*"
SIZE = r"[百千十]?[万亿]|[百千](?![分米克瓦])"


def normal_width(text: str) -> str:
    """The text with figures of normal width, every character at its place."""
    is_wide = any("０" <= sign <= "９" for sign in text)
    plain = text.translate(_FULL_WIDTH)
    plain = _CHEQUE.sub(lambda found: found.group().translate(_PLAIN_SIGNS), plain)
    # Between half-width figures that comma divides a sentence.
    return _GROUPED.sub(lambda found: found.group().replace("，", ","), plain) if is_wide else plain


def read_number(digits: str, size: str = "") -> Decimal:
    """The value of a number's digits, Arabic or Chinese, times its 万 or 亿."""
    is_chinese = re.match(r"[^\d]", digits)
    value = _chinese(digits) if is_chinese else Decimal(re.sub("[, ]", "", digits))
    for sign in size:
        value *= _SIZES.get(sign) or Decimal(_TENS[sign])
    return value


def _chinese(digits: str) -> Decimal:
    """The value of a Chinese numeral; 万 and 亿 within it end its higher parts."""
    digits = digits.replace("廿", "二十").replace("卅", "三十")
    total = Decimal(0)
    for sign in "亿万":
        higher, found, digits = digits.rpartition(sign)
        if found:
            total += _chinese(higher) * _SIZES[sign]
            if len(digits) == 1 and digits in _DIGITS:
                # 两万五: the digit after a size is of the next one.
                return total + _DIGITS[digits] * _SIZES[sign] / 10
    return total + _below_ten_thousand(digits)


def _below_ten_thousand(digits: str) -> Decimal:
    if not re.search("[十百千]", digits):
        # 二〇一三: read digit by digit.
        return Decimal("".join(str(_DIGITS[c]) for c in digits) or 0)
    total, digit, last = 0, None, 1
    for sign in digits:
        if sign in _TENS:
            last = _TENS[sign]
            total += (1 if digit is None else digit) * last
            digit = None
        else:
            # 一百二 is 120, 一百零二 is 102.
            last = 10 if sign in "零〇" else last
            digit = _DIGITS[sign]
    return Decimal(total + (digit or 0) * last // 10 if last > 1 else total + (digit or 0))


def spoken_step(digits: str) -> Decimal:
    """The size of the last place that a Chinese numeral names: 1000 of 一百一十九万一千."""
    last = re.search("[十百千万亿](?=零?$)", digits)
    if last is None:
        return Decimal(1)
    return Decimal(_TENS.get(last.group(), 0)) or _SIZES[last.group()]
