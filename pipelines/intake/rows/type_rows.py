"""Type a form's records column by column, and gather every reason of every row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from pipelines.contracts import Column
from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.headers.title_facts import TitleFacts
from pipelines.intake.rows.sorted_rows import ROW
from pipelines.intake.rows.typed_rows import MISSING, TypedRows
from pipelines.intake.values.read_cells import ReadColumn
from pipelines.intake.values.read_column import dtype, read_column, without_placeholders
from pipelines.intake.values.read_dates import DateContext

_SIXTEEN_DIGITS = r"^[0-9]{16,}$"
_LOSABLE = {"id", "certificate", "personal"}


@dataclass(frozen=True)
class Surroundings:
    """What a sheet's columns need to know of each other and of the sheet.

    Attributes:
        factors: frame column → yuan per unit.
        facts: the sheet's titles, for months without a year and values that a form lacks.
        grid: the sheet, asked for numbers that lost digits.
        date_1904: whether serial day numbers count from 1904.
    """

    factors: dict[int, int]
    facts: TitleFacts
    grid: Grid
    date_1904: bool


def type_rows(records: pl.DataFrame, match: HeaderMatch, around: Surroundings) -> TypedRows:
    """Type the records of one sheet: rows that are text, with their row number."""
    typed = TypedRows(records.select(ROW))
    series = [records[ROW]]
    cells = _without_placeholders(records, match)
    for column in match.contract.columns:
        if column.repeats:
            continue
        if column.name in match.columns:
            values = _type_column(column, match.columns[column.name], cells, around, typed)
        else:
            values = _absent(column, records.height, around.facts)
            if column.required and column.when_absent == "title":
                typed.note(column.name, values.is_null(), MISSING, "reason")
        series.append(values.alias(column.name))
    for (name, number), index in sorted(match.numbered.items()):
        column = match.contract.column(name)
        read = _without_lost(
            column, index, cells, around.grid, read_column(column, cells[f"c{index}"])
        )
        typed.numbered[name, number] = read.values
        if column.kind == "id":
            typed.lost[number] = read.reasons.is_not_null()
            typed.note(name, typed.lost[number], "lost_id", "warning")
    typed.values = pl.DataFrame(series)
    return typed


def _without_placeholders(records: pl.DataFrame, match: HeaderMatch) -> pl.DataFrame:
    """The cells of the form's columns, in one pass over all of them."""
    placed = {index: match.contract.column(name) for name, index in match.columns.items()}
    placed |= {index: match.contract.column(name) for (name, _), index in match.numbered.items()}
    return records.select(
        ROW,
        *(
            without_placeholders(column, pl.col(f"c{index}")).alias(f"c{index}")
            for index, column in placed.items()
        ),
    )


def _type_column(
    column: Column, index: int, records: pl.DataFrame, around: Surroundings, typed: TypedRows
) -> pl.Series:
    context = DateContext(around.facts.months, around.facts.year, around.date_1904)
    cells = records[f"c{index}"]
    read = read_column(column, cells, around.factors.get(index, 1), context)
    read = _without_lost(column, index, records, around.grid, read)
    height = records.height
    if read.reasons.null_count() < height:
        # What is destroyed cannot be known: a required number rejects its row, others are blank.
        is_reason = column.required or column.kind not in _LOSABLE
        kind = "reason" if is_reason else "warning"
        typed.note(column.name, read.reasons.is_not_null(), read.reasons, kind)
    if column.required and read.values.null_count():
        missing = read.values.is_null() & read.reasons.is_null()
        typed.note(column.name, missing, MISSING, "reason")
    if read.doubts.null_count() < height:
        typed.note(column.name, read.doubts.is_not_null(), read.doubts, "warning")
    for code, texts in (("ambiguous_month", context.ambiguous), ("month_only", context.month_only)):
        if texts:
            typed.note(column.name, cells.is_in(list(texts)).fill_null(False), code, "warning")
    return read.values


def _without_lost(
    column: Column, index: int, records: pl.DataFrame, grid: Grid, read: ReadColumn
) -> ReadColumn:
    """Without numbers of 16 digits and more: the spreadsheet dropped their last ones."""
    values = read.values
    if column.kind not in _LOSABLE or not values.str.contains(_SIXTEEN_DIGITS).any():
        return read
    place = index + grid.first_column
    lost_rows = [row + 1 for row, where in grid.long_numbers() if where == place]
    if not lost_rows:
        return read
    is_long = values.str.contains(_SIXTEEN_DIGITS).fill_null(False)
    lost = records[ROW].is_in(lost_rows) & is_long
    return ReadColumn(values.set(lost, None), read.reasons.set(lost, "lost_id"), read.doubts)


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
