"""Small numbers of people on leaders' pages: rounded or hidden, by one rule for all that is shown.

Totals are computed first and rounded last, so that rounded parts need not add up to a rounded
whole. The district's own figures are exact. Sums of money that add up to others are decided in
pipelines.frames.disclosure; the limits of both are settings.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.settings import get_settings


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
        people: columns that count people; small ones are shown as 5, or hidden (null) where the
            settings say so, all others to the nearest 5.
        money: columns of money that add up to nothing; one is hidden (null) where it went to
            fewer than 8 people, or more than three quarters of it to one.
        ratios: columns that are computed anew from the rounded counts.

    Returns:
        The frame with those columns as they may be shown, and is_hidden: whether a figure of the
        row was hidden.
    """
    hidden = {sum_.column: below_district & _is_telling(sum_) for sum_ in money}
    if get_settings().small_numbers == "hide":
        hidden |= {name: below_district & _is_few(pl.col(name)) for name in people}
    rounded = [
        pl.when(below_district).then(_rounded(pl.col(name))).otherwise(pl.col(name)).alias(name)
        for name in people
    ]
    is_hidden = pl.any_horizontal(*hidden.values()) if hidden else pl.lit(False)
    flags = [flag.fill_null(False).alias(f"_{name}") for name, flag in hidden.items()]
    kept = [pl.when(~pl.col(f"_{name}")).then(pl.col(name)).alias(name) for name in hidden]
    judged = frame.with_columns(*flags, is_hidden.fill_null(False).alias("is_hidden"))
    shown = judged.with_columns(rounded).with_columns(kept).drop(f"_{name}" for name in hidden)
    return shown.with_columns(
        pl.when(below_district)
        .then(_share(ratio).cast(frame.schema[ratio.column]))
        .otherwise(pl.col(ratio.column))
        .alias(ratio.column)
        for ratio in ratios
    )


def is_told_by_total(count: str, below_district: pl.Expr, line: tuple[str, ...]) -> pl.Expr:
    """Whether the district's exact count leaves some town's small one a single value.

    True of all rows of such a line, so that those of no town show it: what is 0 would tell too.

    Args:
        count: the column that counts people.
        below_district: true for rows of towns; the line's other row is the district's.
        line: columns that say which counts of towns make up one of the district.
    """
    step, fewest = get_settings().people_step, get_settings().fewest_people
    town = pl.when(below_district).then(pl.col(count))
    whole = pl.when(~below_district).then(pl.col(count)).max().over(line)
    is_few = _is_few(town).fill_null(False)
    least = _rounded(town) - step // 2
    low = pl.when(is_few).then(1).when(town == 0).then(0).otherwise(least)
    high = pl.when(is_few).then(fewest - 1).when(town == 0).then(0).otherwise(least + step - 1)
    least_here = pl.max_horizontal(low, whole - (high.sum().over(line) - high))
    most_here = pl.min_horizontal(high, whole - (low.sum().over(line) - low))
    # Least above most: people of several towns, or a total of other rows, which tell nothing.
    is_one_value = is_few & whole.is_not_null() & (least_here == most_here)
    return is_one_value.fill_null(False).any().over(line)


def _rounded(count: pl.Expr) -> pl.Expr:
    step = get_settings().people_step
    nearest = ((count + step // 2) // step) * step
    return pl.when(_is_few(count)).then(step).otherwise(nearest)


def _is_few(count: pl.Expr) -> pl.Expr:
    return (count > 0) & (count < get_settings().fewest_people)


def _is_telling(money: Money) -> pl.Expr:
    count = pl.col(money.people)
    # Money of nobody was taken back: it concerns somebody.
    few = (count < get_settings().fewest_people) & ((count > 0) | (pl.col(money.column) != 0))
    if money.largest is None:
        return few.fill_null(False)
    total = pl.col(money.column).cast(pl.Float64)
    one = pl.col(money.largest).cast(pl.Float64) > get_settings().largest_share * total
    return few.fill_null(False) | one.fill_null(False)


def _share(ratio: Ratio) -> pl.Expr:
    numerator, denominator = (
        pl.col(name).cast(pl.Float64) for name in (ratio.numerator, ratio.denominator)
    )
    return pl.when(denominator > 0).then(numerator / denominator)
