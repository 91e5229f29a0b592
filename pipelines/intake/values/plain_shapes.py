"""Whole columns in the shapes that lists mostly use, read at once; null where one cell is not."""

from __future__ import annotations

import polars as pl

from pipelines.intake.values.read_numbers import LARGEST_AMOUNT

_WHOLE = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})"
_DAY_AND_CLOCK = (
    r"^([0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?)"
    r"[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$"
)
_EXACT = pl.Decimal(38, 10)


def plain_amounts(cells: pl.Series, factor: int, kind: pl.DataType) -> pl.Series:
    """Yuan of cells such as 7130, ￥7,130.00 or 7,130元; null for any other shape.

    Args:
        cells: the column.
        factor: yuan per unit of a cell that does not say 元 itself.
        kind: the type of money.
    """
    # A unit of 10,000 yuan leaves whole cents with six decimals, yuan with two.
    places = len(str(factor)) + 1
    cell = pl.col("cell")
    bare = _matching(cell, rf"^-?[¥￥]?{_WHOLE}(?:\.[0-9]{{1,{places}}})?$")
    yuan = _matching(cell, rf"^-?[¥￥]?{_WHOLE}(?:\.[0-9]{{1,2}})?[元圆]$")
    figures = cells.alias("cell").to_frame().select(bare.alias("bare"), yuan.alias("yuan"))
    if figures["bare"].null_count() == len(cells) == figures["yuan"].null_count():
        return pl.Series(cells.name, [None], kind).new_from_index(0, len(cells))
    value = _number(figures["yuan"], kind)
    if factor == 1:
        value = value.zip_with(value.is_not_null(), _number(figures["bare"], kind))
    else:
        exact = (_number(figures["bare"], _EXACT) * factor).cast(_EXACT)
        exact = exact.set(exact.abs() >= int(LARGEST_AMOUNT), None)
        value = value.zip_with(value.is_not_null(), exact.cast(kind))
    return value.alias(cells.name)


def plain_numbers(cells: pl.Series, kind: pl.DataType) -> pl.Series:
    """The numbers of cells such as 12 or 2.5; null for any other shape."""
    places = r"(?:\.[0-9]{1,4})?" if kind.is_decimal() else ""
    plain = _matching(pl.col("cell"), rf"^-?[0-9]{{1,13}}{places}$")
    return cells.alias("cell").to_frame().select(plain).to_series().cast(kind).alias(cells.name)


def without_clocks(cells: pl.Series) -> pl.Series:
    """Days without the time behind them, so that a day is read once however often it stands."""
    return cells.str.replace(_DAY_AND_CLOCK, "$1")


def _matching(cell: pl.Expr, pattern: str) -> pl.Expr:
    return pl.when(cell.str.contains(pattern)).then(cell)


def _number(texts: pl.Series, kind: pl.DataType) -> pl.Series:
    if texts.null_count() == len(texts):
        return texts.cast(kind)
    return texts.str.replace_all("[,¥￥元圆]", "").cast(kind)
