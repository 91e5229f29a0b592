"""A column's cells as typed values, and the reason of each that cannot be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from pipelines.contracts import Column
from pipelines.identity.id_numbers import id_facts
from pipelines.intake.values import clean_text
from pipelines.intake.values.plain_shapes import plain_amounts, plain_numbers, without_clocks
from pipelines.intake.values.read_cells import Meaning, ReadColumn, by_distinct, no_text
from pipelines.intake.values.read_dates import DateContext, read_date, read_month, read_time
from pipelines.intake.values.read_numbers import read_amount, read_int, read_number

MONEY = pl.Decimal(18, 2)
NUMBER = pl.Decimal(18, 4)
DTYPES = {
    "money": MONEY,
    "number": NUMBER,
    "int": pl.Int64,
    "date": pl.Date,
    "birthday": pl.Date,
    "month": pl.Date,
}
_LOST = r"^[0-9](\.[0-9]+)?E\+?[0-9]{1,2}$"
_ROUNDED = r"^\d{15}000$"
_TEXTS = {"text", "code", "town", "village", "free_text", "personal"}


def dtype(column: Column) -> pl.DataType:
    """The type that a contract's column has once it is read."""
    return DTYPES.get(column.kind, pl.String)


def without_placeholders(column: Column, cell: pl.Expr) -> pl.Expr:
    """The cell, blank if it holds a stroke or, in a typed column, a word for nothing."""
    words = list(clean_text.NOTHING)
    if column.kind not in _TEXTS and column.kind != "enum":
        words += clean_text.NO_VALUE
    return pl.when(~cell.is_in(words)).then(cell)


def read_column(
    column: Column, cells: pl.Series, factor: int = 1, context: DateContext | None = None
) -> ReadColumn:
    """Type the cells of one column of a form.

    Args:
        column: the contract's column.
        cells: text, margins and placeholders gone, blanks null.
        factor: yuan per unit of the column's money.
        context: what the sheet says about its dates; it gathers what was doubtful.
    """
    context = context or DateContext()
    match column.kind:
        case "id" | "certificate":
            return _read_identifier(cells)
        case "personal":
            return _as_it_is(clean_text.clean_names(cells))
        case "money":
            return _read_money(cells, factor)
        case "text" | "code" | "town" | "village" | "free_text":
            return _as_it_is(clean_text.clean_words(cells))
        case "date" | "birthday" | "month":
            cells = without_clocks(cells)
        case "number" | "int":
            return _read_numbers(column, cells, context)
    return by_distinct(cells, _reader(column, context), dtype(column))


def _reader(column: Column, context: DateContext) -> Callable[[str], Meaning]:
    """One cell's meaning and its doubt, or (None, reason)."""
    match column.kind:
        case "date" | "birthday":
            return lambda text: _or_reason(read_date(text, context), "not_a_date")
        case "month":
            return lambda text: _or_reason(read_month(text, context), "not_a_month")
        case "time":
            return lambda text: _or_reason(read_time(text), "not_a_time")
        case "number":
            return lambda text: _rounded(read_number(text), "not_a_number")
        case "int":
            return lambda text: _bounded(read_int(text), column)
    spellings = {
        clean_text.clean_word(spelling): value
        for value in column.allowed
        for spelling in (value, *column.value_aliases.get(value, ()))
    }
    return lambda text: _or_reason(spellings.get(clean_text.clean_word(text)), "not_allowed")


def _or_reason(value: Any, reason: str) -> Meaning:
    return value, None if value is not None else reason


def _rounded(amount: Any, reason: str) -> Meaning:
    return (None, reason) if amount is None else (amount.value, None)


def _bounded(value: int | None, column: Column) -> Meaning:
    if value is None or abs(value) >= 2**62:
        return None, "not_a_number"
    low, high = column.minimum, column.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return None, "not_allowed"
    return value, None


def _read_identifier(cells: pl.Series) -> ReadColumn:
    numbers = clean_text.clean_numbers(cells)
    lost = (numbers.str.contains(_LOST) | _ends_in_lost_digits(numbers)).fill_null(value=False)
    reasons = no_text(cells)
    if lost.any():
        reasons = reasons.set(lost, "lost_id")
        numbers = numbers.set(lost, None)
    return ReadColumn(numbers, reasons, no_text(cells))


def _ends_in_lost_digits(numbers: pl.Series) -> pl.Series:
    """A spreadsheet keeps 15 digits of a number and writes 000 for the rest: the check fails."""
    rounded = numbers.str.contains(_ROUNDED).fill_null(value=False)
    if not rounded.any():
        return rounded
    ends = numbers.filter(rounded)
    lost = ends.filter(id_facts(ends)["id_check_status"] == "check_digit")
    return rounded & numbers.is_in(lost.unique().to_list()).fill_null(value=False)


def _as_it_is(texts: pl.Series) -> ReadColumn:
    return ReadColumn(texts, no_text(texts), no_text(texts))


def _read_money(cells: pl.Series, factor: int) -> ReadColumn:
    def meaning(text: str) -> Meaning:
        amount = read_amount(text, factor)
        if amount is None:
            return None, "not_an_amount"
        return amount.value, "rounded_to_cent" if amount.rounded else None

    return _rest_by_distinct(cells, plain_amounts(cells, factor, MONEY), meaning)


def _read_numbers(column: Column, cells: pl.Series, context: DateContext) -> ReadColumn:
    plain = plain_numbers(cells, dtype(column))
    if column.kind == "int" and column.minimum is not None:
        plain = plain.set(plain < column.minimum, None)
    if column.kind == "int" and column.maximum is not None:
        plain = plain.set(plain > column.maximum, None)
    return _rest_by_distinct(cells, plain, _reader(column, context))


def _rest_by_distinct(
    cells: pl.Series, plain: pl.Series, meaning: Callable[[str], Meaning]
) -> ReadColumn:
    """The values read at once, and the cells of other shapes read text by text."""
    if plain.null_count() == cells.null_count():
        return ReadColumn(plain, no_text(cells), no_text(cells))
    rest = cells.zip_with(plain.is_null(), no_text(cells))
    read = by_distinct(rest, meaning, plain.dtype)
    values = plain.zip_with(plain.is_not_null(), read.values)
    return ReadColumn(values, read.reasons, read.doubts)
