"""A sheet as far as it was read: what the next block of its rows must know, and the end tells."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from pipelines.intake.example_rows import changed_examples, is_example
from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.headers.shifted_columns import ShiftedColumns
from pipelines.intake.read_result import SheetRows
from pipelines.intake.rows.check_totals import check_declared, check_total_rows
from pipelines.intake.rows.declared_figures import declared_figures
from pipelines.intake.rows.number_members import number_members
from pipelines.intake.rows.record_sums import RecordSums
from pipelines.intake.rows.row_cells import cell_labels, row_cells
from pipelines.intake.rows.sort_rows import sort_rows
from pipelines.intake.rows.sorted_rows import KIND, LABEL, ROW
from pipelines.intake.rows.standing_totals import StandingTotals
from pipelines.intake.rows.surplus_cells import first_other_header, reject_below, reject_surplus
from pipelines.intake.rows.type_rows import Surroundings, type_rows
from pipelines.intake.rows.typed_rows import TypedRows
from pipelines.intake.sheet_words import SheetWords


@dataclass(frozen=True)
class AcceptedRows:
    """What a block gives.

    Attributes:
        rows: the accepted rows, typed, with source_row. members: their numbered columns.
        records: the values of all records, accepted or not.
    """

    rows: pl.DataFrame
    members: pl.DataFrame
    records: pl.DataFrame = field(repr=False)


class SheetSoFar:
    """Takes a sheet's rows block by block; all in one block gives the same.

    Each block is sorted first, then taken: between the two the caller may look at the notes.
    """

    def __init__(self, match: HeaderMatch, grid: Grid) -> None:
        """Begin below the header of `grid`, which has all columns that the sheet has."""
        self._match = match
        self._grid = grid
        self._labels = cell_labels(grid, match)
        self._unknown = {i: False for i in range(grid.frame.width) if i not in match.known}
        self._standing = StandingTotals(match)
        self._shifted = ShiftedColumns(match.contract)
        self._sums = RecordSums()
        self._other_header: int | None = None
        self._kinds = {"note": [self._no_rows()], "total": [self._no_rows()]}
        self._sheet_counts = dict.fromkeys(("rows_read", "accepted", "rejected", "records"), 0)
        self._rejected: list[pl.DataFrame] = []
        self._rejected_cells: list[pl.DataFrame] = []
        self._warnings: list[pl.DataFrame] = []

    def sort(self, body: pl.DataFrame, *, is_last: bool) -> pl.DataFrame:
        """The kinds of the next rows; those that only a later row can tell come with it.

        Args:
            body: rows below the header that are not blank, with their numbers.
            is_last: whether no block follows.
        """
        filled = body.select(pl.col(f"c{i}").is_not_null().any() for i in self._unknown)
        for index, is_seen in self._unknown.items():
            self._unknown[index] = is_seen or bool(body.height and filled[f"c{index}"][0])
        if self._other_header is None:
            self._other_header = first_other_header(body, self._match)
        alone = sort_rows(body, self._match) if body.height else self._no_rows()
        kinds = self._standing.find(alone, is_last=is_last)
        self._sheet_counts["rows_read"] += body.height
        for kind, frames in self._kinds.items():
            own = kinds.filter(pl.col(KIND) == kind)
            if own.height:
                frames.append(own)
        return kinds

    @property
    def prose(self) -> pl.DataFrame:
        """The notes so far; what an example says of days, units and sums is said of nothing."""
        return self._all("note").filter(~is_example())

    def take(self, kinds: pl.DataFrame, around: Surroundings) -> AcceptedRows:
        """Type the records among sorted rows and hold what is wrong with them."""
        records = kinds.filter(pl.col(KIND) == "record")
        typed = type_rows(records, self._match, around)
        reject_surplus(typed, records, self._match, self._grid)
        if self._other_header is not None:
            reject_below(typed, self._other_header)
        self._shifted.add(typed)
        totals = kinds.filter((pl.col(KIND) == "total") & ~is_example())[ROW]
        self._sums.add(typed.values, typed.unread, totals.to_list())
        for column in self._match.contract.columns:
            if column.kind == "id" and not column.repeats:
                self._sums.count_numbers(column.name, typed.values[column.name])
        self._sheet_counts["records"] += records.height
        return self._settle(typed, records)

    def _settle(self, typed: TypedRows, records: pl.DataFrame) -> AcceptedRows:
        """Accept the rows without a reason, reject the others."""
        rows = values = typed.values.rename({ROW: "source_row"})
        if typed.reasons:
            reasons = pl.concat(typed.reasons).rename({ROW: "source_row"})
            rejected = reasons.select("source_row").unique()
            self._rejected.append(reasons.sort("source_row", maintain_order=True))
            rows = values.join(rejected, on="source_row", how="anti", maintain_order="left")
            bad = records.filter(pl.col(ROW).is_in(rejected["source_row"].to_list()))
            self._rejected_cells.append(row_cells(bad, self._labels))
        if typed.warnings:
            # By rows, as a reader of the list meets them.
            warnings = pl.concat(typed.warnings).sort(ROW, maintain_order=True)
            self._warnings.append(warnings.rename({ROW: "source_row"}))
        self._sheet_counts["accepted"] += rows.height
        self._sheet_counts["rejected"] += values.height - rows.height
        members = number_members(typed, self._match.contract, rows.select("source_row"))
        return AcceptedRows(rows, members, typed.values.drop(ROW))

    def finish(self, words: SheetWords, doubts: tuple[str, ...] = ()) -> SheetRows:
        """All but the accepted rows, once every block was taken.

        Args:
            words: the sheet's.
            doubts: codes of warnings about the sheet that only its end has shown.

        Raises:
            Refusal: the sheet's columns moved against its header.
        """
        self._shifted.refuse()
        sheet = SheetRows(words.reading(self._grid, self._match), sums=self._sums)
        notes = self._all("note")
        sheet.rejected, sheet.rejected_cells = self._rejected, self._rejected_cells
        sheet.warnings = self._warnings
        sheet.note_cells = [row_cells(notes, self._labels)]
        sheet.totals = self._check(words)
        for index, is_filled in self._unknown.items():
            if is_filled:
                sheet.warn("unknown_column", detail=self._grid.letter(index))
        for doubt in (*self._grid.doubts, *doubts):
            sheet.warn(doubt)
        for row in changed_examples(notes, self._match):
            sheet.warn("example_changed", row=row)
        counts = self._sheet_counts
        totals = counts["rows_read"] - counts.pop("records") - notes.height
        sheet.counts.update(counts, totals=totals, notes=notes.height)
        return sheet

    def _check(self, words: SheetWords) -> list[dict]:
        """Hold total rows, and what titles and notes declare, against the records."""
        cells = self._grid.frame.columns
        above = self._grid.frame.head(self._match.first_row).with_row_index(ROW, offset=1)
        declared = [
            (row[0], figure)
            for row in (*above.iter_rows(), *self.prose.select(ROW, *cells).iter_rows())
            for text in row[1:]
            if text
            for figure in declared_figures(text, words.unit)
        ]
        totals = self._all("total").filter(~is_example())
        return [
            *check_total_rows(totals, self._match, words.factors, self._sums),
            *check_declared(declared, self._match.contract, self._sums),
        ]

    def _all(self, kind: str) -> pl.DataFrame:
        return pl.concat(self._kinds[kind])

    def _no_rows(self) -> pl.DataFrame:
        cells = dict.fromkeys(self._grid.frame.columns, pl.String)
        return pl.DataFrame(schema={**cells, ROW: pl.Int64, KIND: pl.String, LABEL: pl.String})
