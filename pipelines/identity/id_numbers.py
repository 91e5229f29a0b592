"""What a national ID number (GB 11643-1999) says of itself, for whole columns at once."""

from __future__ import annotations

from typing import Literal

import polars as pl

CheckStatus = Literal["valid", "check_digit", "date", "length", "lost"]

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
OLD_LENGTH = 15


def id_facts(numbers: pl.Series) -> pl.DataFrame:
    """What each of a column of normalised numbers says (`keys.normalise`, domain "person").

    Returns:
        one row a number: number_18, the number as it is keyed: 15-digit ones converted (19
        inserted, check digit computed), anything that is no number as it stands;
        id_check_status: `CheckStatus`, "lost" left to the caller; id_length: characters;
        born_on, birth_month: null when the number holds no date; id_sex: 男 or 女.
    """
    number = pl.col("number")
    read = pl.DataFrame({"number": numbers}, schema={"number": pl.String}).with_columns(
        number.str.len_chars().cast(pl.Int64).alias("id_length"),
        number.str.contains(r"^(\d{15}|\d{17}[\dX])$").alias("is_number"),
    )
    is_old = pl.col("is_number") & (pl.col("id_length") == OLD_LENGTH)
    old_body = number.str.slice(0, 6) + "19" + number.str.slice(6, 9)
    body = pl.when(is_old).then(old_body).when("is_number").then(number.str.slice(0, 17))
    read = read.with_columns(body.alias("body")).with_columns(
        _check_digit(pl.col("body").cast(pl.Int64, strict=False)).alias("check_digit"),
        pl.col("body").str.slice(6, 8).str.to_date("%Y%m%d", strict=False).alias("born_on"),
        pl.col("body").str.slice(16, 1).is_in(list("13579")).alias("is_male"),
    )
    fails = ~is_old & (number.str.slice(17, 1) != pl.col("check_digit"))
    status = (
        pl.when(~pl.col("is_number"))
        .then(pl.lit("length"))
        .when(pl.col("born_on").is_null())
        .then(pl.lit("date"))
        .when(fails)
        .then(pl.lit("check_digit"))
        .otherwise(pl.lit("valid"))
    )
    return read.select(
        pl.when(is_old)
        .then(pl.col("body") + pl.col("check_digit"))
        .otherwise(number)
        .alias("number_18"),
        pl.when(number.is_not_null()).then(status).alias("id_check_status"),
        "id_length",
        "born_on",
        pl.col("born_on").dt.truncate("1mo").alias("birth_month"),
        pl.when("is_male")
        .then(pl.lit("男"))
        .when(~pl.col("is_male"))
        .then(pl.lit("女"))
        .alias("id_sex"),
    )


def _check_digit(body: pl.Expr) -> pl.Expr:
    digits = (body // 10**place % 10 for place in range(16, -1, -1))
    weighted = pl.sum_horizontal(digit * w for digit, w in zip(digits, WEIGHTS, strict=True))
    return pl.when(body.is_not_null()).then(pl.lit(CHECK_DIGITS).str.slice(weighted % 11, 1))
