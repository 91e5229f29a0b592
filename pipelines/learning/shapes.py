"""What cells look like, without what they say: 汉3, 9×18, 9999-99-99."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

_LONGEST_RUN = 4
_MOST_SHAPES = 3
_MOST_CODES = 12
# A spelling is told when so many rows have it: a name that slipped into the column has fewer.
_FEWEST_ROWS = 3
_LONGEST_CODE = 12


def shape(text: str) -> str:
    """Digits as 9, Han characters as 汉, letters as A, the rest as it is; long runs by length."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(_class(a, b) for a, b in zip(" " + plain, plain, strict=False))
    pieces = []
    for letter, run in groupby(plain):
        length = len(list(run))
        if letter == "9" and length <= _LONGEST_RUN:
            pieces.append(letter * length)
        elif letter in "9A汉":
            pieces.append(f"{letter}×{length}" if letter == "9" else f"{letter}{length}")
        else:
            pieces.append(letter)
    return "".join(pieces)


def shapes(cells: Sequence[str]) -> list[str]:
    """The commonest shapes of a column's cells, the most frequent first."""
    return [found for found, _ in Counter(map(shape, cells)).most_common(_MOST_SHAPES)]


def coded_values(cells: Sequence[str], personal: set[str]) -> dict[str, int]:
    """The spellings of a coded column with their rows; none that may be a person's.

    Args:
        cells: filled cells.
        personal: all cells of the sheet's personal columns.
    """
    counted = Counter(cells)
    told = {
        text: count
        for text, count in counted.most_common(_MOST_CODES)
        if count >= _FEWEST_ROWS
        and text not in personal
        and len(text) <= _LONGEST_CODE
        and not re.search(r"\d{4}", text)
    }
    return told if len(counted) <= 2 * _MOST_CODES else {}


def _class(before: str, letter: str) -> str:
    if letter.isdigit():
        return "9"
    if letter in "年月日" and before.isdigit():
        return letter
    if letter.isalpha():
        return "A" if letter.isascii() else "汉"
    return letter if letter in "-/.:()" else " " if letter.isspace() else "·"
