"""Small numbers of people on leaders' pages: rounded or hidden, by one rule for all that is shown.

Totals are computed first and rounded last, so that rounded parts need not add up to a rounded
whole. The district's own figures and sums of money of many people are exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

# A count from 1 to 7 is shown as 5, every other to the nearest 5.
STEP = 5
FEWEST_FOR_MONEY = 8
LARGEST_SHARE = 0.75


@dataclass(frozen=True)
class Money:
    """A column of money and what tells whether it may be shown.

    Attributes:
        column: the sum, yuan.
        people: the column that counts who it went to.
        largest: the column with the largest sum that went to one of them; null: not known.
    """

    column: str
    people: str
    largest: str | None = None


@dataclass(frozen=True)
class Ratio:
    """A column that is one count of people over another, both columns of the same frame."""

    column: str
    numerator: str
    denominator: str


def guard_small_numbers(
    frame: pl.DataFrame,
    below_district: pl.Expr,
    people: tuple[str, ...] = (),
    money: tuple[Money, ...] = (),
    ratios: tuple[Ratio, ...] = (),
) -> pl.DataFrame:
    """Round counts of people and hide sums of few, in the rows that are below the district.

    Args:
        frame: exact figures.
        below_district: true for rows of a town, a village or another part of the district.
        people: columns that count people.
        money: columns of money; a sum is hidden (null) where it went to fewer than 8 people, or
            more than three quarters of it to one.
        ratios: columns that are computed anew from the rounded counts.

    Returns:
        The frame with those columns as they may be shown, and is_hidden: whether a sum of the
        row was hidden.
    """
    hidden = {sum_.column: below_district & _is_telling(sum_) for sum_ in money}
    rounded = [
        pl.when(below_district).then(_rounded(pl.col(name))).otherwise(pl.col(name)).alias(name)
        for name in people
    ]
    kept = [pl.when(~telling).then(pl.col(name)).alias(name) for name, telling in hidden.items()]
    is_hidden = pl.any_horizontal(*hidden.values()) if hidden else pl.lit(False)
    shown = frame.with_columns(*rounded, *kept, is_hidden.fill_null(False).alias("is_hidden"))
    return shown.with_columns(
        pl.when(below_district)
        .then(_share(ratio).cast(frame.schema[ratio.column]))
        .otherwise(pl.col(ratio.column))
        .alias(ratio.column)
        for ratio in ratios
    )


def _rounded(count: pl.Expr) -> pl.Expr:
    few = (count > 0) & (count < FEWEST_FOR_MONEY)
    nearest = ((count + STEP // 2) // STEP) * STEP
    return pl.when(few).then(STEP).otherwise(nearest)


def _is_telling(money: Money) -> pl.Expr:
    count = pl.col(money.people)
    # Money of nobody was taken back: it concerns somebody.
    few = (count < FEWEST_FOR_MONEY) & ((count > 0) | (pl.col(money.column) != 0))
    if money.largest is None:
        return few.fill_null(False)
    total = pl.col(money.column).cast(pl.Float64)
    one = pl.col(money.largest).cast(pl.Float64) > LARGEST_SHARE * total
    return few.fill_null(False) | one.fill_null(False)


def _share(ratio: Ratio) -> pl.Expr:
    numerator, denominator = (
        pl.col(name).cast(pl.Float64) for name in (ratio.numerator, ratio.denominator)
    )
    return pl.when(denominator > 0).then(numerator / denominator)
