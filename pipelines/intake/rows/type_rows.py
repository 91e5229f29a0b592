"""Type a form's records column by column, and gather every reason of every row."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.contracts import Column
from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.headers.title_facts import TitleFacts
from pipelines.intake.rows.sort_rows import ROW
from pipelines.intake.rows.typed_rows import TypedRows
from pipelines.intake.values.read_column import dtype, read_column, without_placeholders
from pipelines.intake.values.read_dates import DateContext

_SIXTEEN_DIGITS = r"^\d{16,}$"
_LOSABLE = {"id", "certificate", "personal"}


def type_rows(
    records: pl.DataFrame,
    match: HeaderMatch,
    factors: dict[int, int],
    facts: TitleFacts,
    grid: Grid,
    date_1904: bool,
) -> TypedRows:
    """Type the records of one sheet.

    Args:
        records: the rows that are records, text, with their row number.
        factors: frame column → yuan per unit.
        match: the header.
        grid: the sheet, asked for numbers that lost digits.
        date_1904: whether serial day numbers count from 1904.
        facts: the sheet's titles, for months without a year and values that a form lacks.
    """
    typed = TypedRows(records.select(ROW))
    series = [records[ROW]]
    for column in match.contract.columns:
        if column.repeats:
            continue
        if column.name in match.columns:
            index = match.columns[column.name]
            context = DateContext(facts.months, facts.year, date_1904)
            values = _type_column(column, index, records, factors, context, grid, typed)
        else:
            values = _absent(column, records.height, facts)
            if column.required and column.when_absent == "title":
                typed.note(column.name, values.is_null(), "missing_required", "reason")
        series.append(values.alias(column.name))
    for (name, number), index in sorted(match.numbered.items()):
        _type_numbered(match.contract.column(name), number, index, records, grid, typed)
    typed.values = pl.DataFrame(series)
    return typed


def _type_column(
    column: Column,
    index: int,
    records: pl.DataFrame,
    factors: dict[int, int],
    context: DateContext,
    grid: Grid,
    typed: TypedRows,
) -> pl.Series:
    cells = without_placeholders(column, records[f"c{index}"])
    read = read_column(column, cells, factors.get(index, 1), context)
    values, reasons = read.values, read.reasons
    lost = _lost(column, values, index, records[ROW], grid)
    if lost is not None:
        values = values.set(lost, None)
        reasons = reasons.set(lost, "lost_id")
    if column.kind in _LOSABLE and not (column.required and column.kind != "personal"):
        typed.note(column.name, reasons.is_not_null(), "lost_id", "warning")
    else:
        typed.note(column.name, reasons.is_not_null(), reasons, "reason")
    if column.required:
        missing = values.is_null() & reasons.is_null()
        typed.note(column.name, missing, "missing_required", "reason")
    typed.note(column.name, read.doubts.is_not_null(), read.doubts, "warning")
    for code, texts in (("ambiguous_month", context.ambiguous), ("month_only", context.month_only)):
        if texts:
            typed.note(column.name, cells.is_in(list(texts)).fill_null(False), code, "warning")
    return values


def _lost(
    column: Column, values: pl.Series, index: int, rows: pl.Series, grid: Grid
) -> pl.Series | None:
    """Which values were numbers of 16 digits and more: the spreadsheet dropped the last ones."""
    if column.kind not in _LOSABLE or not values.str.contains(_SIXTEEN_DIGITS).any():
        return None
    place = index + grid.first_column
    lost_rows = [row + 1 for row, where in grid.long_numbers() if where == place]
    if not lost_rows:
        return None
    return rows.is_in(lost_rows) & values.str.contains(_SIXTEEN_DIGITS).fill_null(False)


def _absent(column: Column, height: int, facts: TitleFacts) -> pl.Series:
    """A column that the form lacks: from the title, if the contract says so, else null."""
    value: date | int | None = None
    if column.when_absent == "title":
        if column.kind == "month" and len(facts.months) == 1:
            value = facts.months[0]
        elif column.kind == "date":
            value = facts.as_on or facts.reported_on
        elif column.kind == "int":
            value = facts.year
    return pl.Series([value], dtype=dtype(column)).new_from_index(0, height)


def _type_numbered(
    column: Column, number: int, index: int, records: pl.DataFrame, grid: Grid, typed: TypedRows
) -> None:
    cells = without_placeholders(column, records[f"c{index}"])
    read = read_column(column, cells)
    values, lost = read.values, read.reasons.is_not_null()
    more = _lost(column, values, index, records[ROW], grid)
    if more is not None:
        values, lost = values.set(more, None), lost | more
    typed.numbered[column.name, number] = values
    if column.kind == "id":
        typed.lost[number] = lost
        typed.note(column.name, lost, "lost_id", "warning")
