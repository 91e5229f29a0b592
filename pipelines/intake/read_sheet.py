"""Read one sheet whose header is known: its rows sorted, typed, and held against its totals."""

from __future__ import annotations

import polars as pl

from pipelines.intake.example_rows import changed_examples, is_example
from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.headers.shifted_columns import refuse_shifted
from pipelines.intake.headers.title_facts import title_facts
from pipelines.intake.headers.units import column_factors, sheet_factor
from pipelines.intake.read_result import SheetReading, SheetRows
from pipelines.intake.rows.check_totals import check_declared, check_total_rows
from pipelines.intake.rows.declared_figures import declared_figures
from pipelines.intake.rows.fill_merged import fill_down
from pipelines.intake.rows.number_members import number_members
from pipelines.intake.rows.record_sums import RecordSums
from pipelines.intake.rows.row_cells import cell_labels, row_cells
from pipelines.intake.rows.sort_rows import sort_rows
from pipelines.intake.rows.sorted_rows import KIND, ROW
from pipelines.intake.rows.surplus_cells import reject_surplus, reject_under_other_header
from pipelines.intake.rows.type_rows import Surroundings, type_rows
from pipelines.intake.rows.typed_rows import TypedRows

_LONGEST_FOOTER = 200


def read_sheet(grid: Grid, match: HeaderMatch, file: str, date_1904: bool) -> SheetRows:
    """One sheet's rows, each of them accepted, rejected, a total or a note.

    Args:
        grid: the sheet.
        match: its header.
        date_1904: whether serial day numbers count from 1904.
        file: the file's name without its ending, asked for months and days as titles are.
    """
    body = _body(grid, match)
    kinds = sort_rows(body, match)
    notes = kinds.filter(pl.col(KIND) == "note")
    # What an example says of days, units and sums is said of nothing.
    prose = notes.filter(~is_example())
    titles = _texts(grid.frame.head(match.first_row))
    footers = _texts(prose.select(grid.frame.columns).tail(_LONGEST_FOOTER))
    facts = title_facts(titles, footers, grid.name, file)
    unit = sheet_factor(titles)
    factors = column_factors(match, prose.filter(pl.col(ROW) <= match.last_row + 3), unit)
    records = kinds.filter(pl.col(KIND) == "record")
    typed = type_rows(records, match, Surroundings(factors, facts, grid, date_1904))
    reject_surplus(typed, records, match, grid)
    reject_under_other_header(typed, body, match)
    refuse_shifted(typed, match.contract)
    reading = SheetReading(
        name=grid.name,
        hidden=grid.hidden,
        header_row=match.last_row + 1,
        title_texts=titles,
        footer_texts=footers,
        title_months=facts.months,
        title_year=facts.year,
        reported_on=facts.reported_on,
        unit_factor=unit,
    )
    sheet = SheetRows(reading)
    labels = cell_labels(grid, match)
    _settle(sheet, typed, records, match, labels)
    sheet.note_cells.append(row_cells(notes, labels))
    sheet.every_row = lambda: row_cells(body, labels)
    _check(sheet, typed, kinds.filter(~is_example()), match, factors, grid)
    _warn(sheet, body, notes, match, grid)
    totals = body.height - records.height - notes.height
    sheet.counts.update(rows_read=body.height, totals=totals, notes=notes.height)
    return sheet


def _body(grid: Grid, match: HeaderMatch) -> pl.DataFrame:
    """The non-blank rows below the header with their row numbers, merged cells filled down."""
    money = {
        index
        for name, index in match.columns.items()
        if match.contract.column(name).kind == "money"
    }
    start = match.last_row + 1
    filled = fill_down(grid.frame, grid.frame_merges(), start, money)
    blank = grid.frame.select(pl.all_horizontal(pl.all().is_null())).to_series()
    numbered = filled.with_columns(pl.int_range(1, filled.height + 1, dtype=pl.Int64).alias(ROW))
    return numbered.filter(~blank).filter(pl.col(ROW) > start)


def _texts(frame: pl.DataFrame) -> list[str]:
    return [cell for row in frame.iter_rows() for cell in row if cell]


def _settle(
    sheet: SheetRows,
    typed: TypedRows,
    records: pl.DataFrame,
    match: HeaderMatch,
    labels: dict[str, str],
) -> None:
    """Accept the rows without a reason, reject the others."""
    values = typed.values.rename({ROW: "source_row"})
    sheet.fingerprints = typed.values.drop(ROW).hash_rows()
    if typed.reasons:
        reasons = pl.concat(typed.reasons).rename({ROW: "source_row"})
        rejected = reasons.select("source_row").unique()
        sheet.rejected.append(reasons.sort("source_row", maintain_order=True))
        sheet.rows = values.join(rejected, on="source_row", how="anti", maintain_order="left")
        bad = records.filter(pl.col(ROW).is_in(rejected["source_row"].to_list()))
        sheet.rejected_cells.append(row_cells(bad, labels))
    else:
        sheet.rows = values
    sheet.members = number_members(typed, match.contract, sheet.rows.select("source_row"))
    sheet.warnings += [frame.rename({ROW: "source_row"}) for frame in typed.warnings]
    accepted = sheet.rows.height
    sheet.counts.update(accepted=accepted, rejected=values.height - accepted)


def _check(
    sheet: SheetRows,
    typed: TypedRows,
    kinds: pl.DataFrame,
    match: HeaderMatch,
    factors: dict[int, int],
    grid: Grid,
) -> None:
    """Hold total rows, and what titles and notes declare, against the records."""
    sheet.sums = RecordSums(typed.values, typed.unread)
    above = grid.frame.head(match.first_row).with_row_index(ROW, offset=1)
    notes = kinds.filter(pl.col(KIND) == "note").select(ROW, *grid.frame.columns)
    declared = [
        (row[0], figure)
        for row in (*above.iter_rows(), *notes.iter_rows())
        for text in row[1:]
        if text
        for figure in declared_figures(text, sheet.reading.unit_factor)
    ]
    totals = kinds.filter(pl.col(KIND) == "total")
    sheet.totals = check_total_rows(totals, match, factors, sheet.sums)
    sheet.totals += check_declared(declared, match.contract, sheet.sums)


def _warn(
    sheet: SheetRows, body: pl.DataFrame, notes: pl.DataFrame, match: HeaderMatch, grid: Grid
) -> None:
    """Put down doubts about the sheet, and by letter the filled columns that no contract knows."""
    unknown = [index for index in range(grid.frame.width) if index not in match.known]
    filled = body.select(pl.col(f"c{index}").is_not_null().any() for index in unknown)
    for index in unknown:
        if body.height and filled[f"c{index}"][0]:
            sheet.warn("unknown_column", detail=grid.letter(index))
    for doubt in grid.doubts:
        sheet.warn(doubt)
    for row in changed_examples(notes, match):
        sheet.warn("example_changed", row=row)
