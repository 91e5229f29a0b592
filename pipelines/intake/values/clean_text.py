"""Texts without what nobody meant to write: width forms, double blanks, blanks inside numbers.

Names keep their characters: of the compatibility forms only the full-width Latin ones become
plain, for a name may be written with a rare character that Unicode would fold into another.
"""

from __future__ import annotations

import unicodedata

import polars as pl

_WIDE = [chr(code) for code in range(0xFF01, 0xFF5F)]
_PLAIN = [chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)]
_BLANKS = r"[\s\u3000]+"
_NOT_PLAIN = r"[^\x21-\x7e\u4e00-\u9fff]"
_NOT_A_NUMBER = r"[^0-9X]"
_LATIN = r"[A-Za-z\uff21-\uff5a]"

NOTHING = ("-", "--", "—", "——", "－", "–", "/", "\\", "…", "……")
NO_VALUE = ("无", "空", "不详", "N/A", "NA", "NULL", "暂无")


def clean_words(column: pl.Series) -> pl.Series:
    """Text in its plain compatibility form, single blanks inside."""
    if not _any(column, _NOT_PLAIN):
        return column
    folded = _normalized(column)
    return folded.str.replace_all(_BLANKS, " ").str.strip_chars()


def clean_names(column: pl.Series) -> pl.Series:
    """Names, phones and accounts: blanks gone unless Latin words need them."""
    if not _any(column, _NOT_PLAIN):
        return column
    single = column.str.replace_all(_BLANKS, " ").str.strip_chars()
    tight = single.str.replace_all(" ", "")
    named = single.to_frame("s").select(
        pl.when(pl.col("s").str.contains(_LATIN)).then(pl.col("s")).otherwise(tight)
    )
    return named.to_series().str.replace_many(_WIDE, _PLAIN)


def clean_numbers(column: pl.Series) -> pl.Series:
    """ID and certificate numbers: plain width, upper case, no blanks or apostrophes."""
    if not _any(column, _NOT_A_NUMBER):
        return column
    folded = _normalized(column) if _any(column, _NOT_PLAIN) else column
    return folded.str.replace_all(r"[\s'`‘’]+", "").str.to_uppercase()


def clean_word(text: str) -> str:
    """One text without blanks, in its plain form, upper case: how values are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def _normalized(column: pl.Series) -> pl.Series:
    return column.str.normalize("NFKC")


def _any(column: pl.Series, pattern: str) -> bool:
    return bool(column.str.contains(pattern).any())
