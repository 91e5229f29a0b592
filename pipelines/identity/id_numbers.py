"""What a national ID number (GB 11643-1999) says of itself, for whole columns at once."""

from __future__ import annotations

from typing import Literal

import polars as pl

CheckStatus = Literal["valid", "check_digit", "date", "length", "lost"]

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


def id_facts(numbers: pl.Expr) -> dict[str, pl.Expr]:
    """Expressions about normalised numbers (see `keys.normalise`, domain "person").

    Returns:
        number_18: the number as it is keyed: 15-digit ones converted (19 inserted, check digit
        computed), anything that is no number as it stands;
        id_check_status: `CheckStatus`, "lost" left to the caller; id_length: characters;
        born_on, birth_month: null when the number holds no date; id_sex: 男 or 女.
    """
    is_old = numbers.str.contains(r"^\d{15}$")
    is_new = numbers.str.contains(r"^\d{17}[\dX]$")
    body = (
        pl.when(is_old)
        .then(numbers.str.slice(0, 6) + "19" + numbers.str.slice(6, 9))
        .when(is_new)
        .then(numbers.str.slice(0, 17))
    )
    check_digit = _check_digit(body)
    born_on = body.str.slice(6, 8).str.to_date("%Y%m%d", strict=False)
    sex_digit = body.str.slice(16, 1).cast(pl.Int8, strict=False)
    status = (
        pl.when(numbers.is_null())
        .then(None)
        .when(body.is_null())
        .then(pl.lit("length"))
        .when(born_on.is_null())
        .then(pl.lit("date"))
        .when(is_new & (numbers.str.slice(17, 1) != check_digit))
        .then(pl.lit("check_digit"))
        .otherwise(pl.lit("valid"))
    )
    return {
        "number_18": pl.when(is_old).then(body + check_digit).otherwise(numbers),
        "id_check_status": status,
        "id_length": numbers.str.len_chars().cast(pl.Int64),
        "born_on": born_on,
        "birth_month": born_on.dt.truncate("1mo"),
        "id_sex": pl.when(sex_digit % 2 == 1)
        .then(pl.lit("男"))
        .when(sex_digit % 2 == 0)
        .then(pl.lit("女")),
    }


def _check_digit(body: pl.Expr) -> pl.Expr:
    number = body.cast(pl.Int64, strict=False)
    digits = (number // 10**place % 10 for place in range(16, -1, -1))
    weighted = pl.sum_horizontal(digit * w for digit, w in zip(digits, WEIGHTS, strict=True))
    letters = pl.lit(CHECK_DIGITS)
    return pl.when(number.is_not_null()).then(letters.str.slice(weighted % 11, 1))
