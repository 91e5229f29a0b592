"""The sheets of a return workbook as it came back: rows by their code, whatever their order."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.returned.layout import (
    CODE,
    EXPLANATIONS,
    MARK_COLUMNS,
    VOID,
    form_titles,
    row_digests,
)
from pipelines.intake.grids.grid import Grid
from pipelines.intake.refusal import Refusal
from pipelines.intake.return_mark import ANSWER, MARKS_SHEET, VERSION

_HEADER_REACH = 15
_DIGESTS = {"at": pl.Int64, "feed": pl.String, "now": pl.String, "blank": pl.Boolean}


@dataclass(frozen=True)
class ReturnSheet:
    """One sheet with a header that begins with 编号.

    Attributes:
        header_row: the header's row in the frame, from 0.
        places: header → frame column.
    """

    grid: Grid
    header_row: int
    places: dict[str, str]

    @property
    def body(self) -> pl.DataFrame:
        """The rows below the header with a filled cell; `row` is the sheet's own number."""
        numbered = self.grid.frame.with_columns(
            pl.int_range(1, self.grid.frame.height + 1, dtype=pl.Int64).alias("row")
        )
        below = numbered.filter(pl.col("row") > self.header_row + 1)
        return below.filter(pl.any_horizontal(pl.exclude("row").is_not_null()))

    def cells(self, headers: list[str]) -> pl.DataFrame:
        """The body's row numbers and the cells under those headers, null where one is gone."""
        found = (
            pl.col(self.places[h]).alias(h)
            if h in self.places
            else pl.lit(None, pl.String).alias(h)
            for h in headers
        )
        return self.body.select("row", *found)

    def form_grid(self, rows: list[int], title: str) -> Grid:
        """The form's own columns of those rows, as a sheet under its title and header.

        Rows and columns stay where they are; what explains the rows is blanked.
        """
        frame = self.grid.frame
        kept = pl.int_range(1, frame.height + 1).is_in([*rows, self.header_row + 1])
        explaining = {self.places[h] for h in EXPLANATIONS if h in self.places}
        cells = frame.select(
            pl.lit(None, pl.String).alias(name)
            if name in explaining
            else pl.when(kept).then(name).alias(name)
            for name in frame.columns
        )
        if self.header_row:
            is_first = pl.int_range(0, frame.height) == 0
            cells = cells.with_columns(
                pl.when(is_first).then(pl.lit(title)).otherwise("c0").alias("c0")
            )
        return Grid(
            name=self.grid.name,
            frame=cells,
            first_column=self.grid.first_column,
            long_numbers=self.grid.long_numbers,
        )


def return_sheets(grids: list[Grid]) -> dict[str, ReturnSheet]:
    """The sheets with a 编号 header by name, in their order."""
    found = {}
    for grid in grids:
        if grid.name == MARKS_SHEET:
            continue
        for place, cells in enumerate(grid.frame.head(_HEADER_REACH).rows()):
            if CODE in cells:
                places: dict[str, str] = {}
                for index, text in enumerate(cells):
                    if text:
                        places.setdefault(text, f"c{index}")
                found[grid.name] = ReturnSheet(grid, place, places)
                break
    return found


def read_marks(grids: list[Grid]) -> pl.DataFrame:
    """The hidden sheet: MARK_COLUMNS, one row per row that was sent back.

    Raises:
        Refusal: another version wrote it.
    """
    frame = next(grid.frame for grid in grids if grid.name == MARKS_SHEET)
    if frame.width < 2 or frame.item(0, 1) != VERSION:
        raise Refusal("return_other_version")
    frame = frame.slice(2)
    lacking = [
        pl.lit(None, pl.String).alias(f"c{i}") for i in range(frame.width, len(MARK_COLUMNS))
    ]
    marks = frame.with_columns(lacking).select(
        pl.col(f"c{index}").alias(name) for index, name in enumerate(MARK_COLUMNS)
    )
    return marks.with_columns(
        pl.col("sheet").fill_null(""), pl.col("row").cast(pl.Int64, strict=False)
    ).drop_nulls("code")


def read_finding_marks(grids: list[Grid]) -> list[str]:
    """The ids of the findings that the workbook was written with."""
    frame = next(grid.frame for grid in grids if grid.name == MARKS_SHEET)
    column = f"c{len(MARK_COLUMNS)}"
    return frame[column].slice(2).drop_nulls().to_list() if column in frame.columns else []


def answered_by(grids: list[Grid]) -> str | None:
    """Whom the workbook was written for, as its hidden sheet names it."""
    return _top_cell(grids, 2)


def read_seal(grids: list[Grid]) -> str | None:
    """The seal on the hidden sheet; null: it is gone."""
    return _top_cell(grids, 3)


def _top_cell(grids: list[Grid], place: int) -> str | None:
    frame = next(grid.frame for grid in grids if grid.name == MARKS_SHEET)
    return frame.item(0, place) if frame.width > place else None


def judged_rows(
    sheet: ReturnSheet, marks: pl.DataFrame, contracts: dict[str, Contract]
) -> pl.DataFrame:
    """The rows of a sheet with their marks: `at` (row in the workbook), `kind`, MARK_COLUMNS.

    `kind` is unknown (no mark, or a code that stands twice), void, cleared, unchanged or
    changed; what the code says of its list is looked up by the caller.
    """
    coded = sheet.cells([CODE, ANSWER]).rename({"row": "at", CODE: "code", ANSWER: "answer"})
    coded = coded.with_columns(pl.col("code").str.strip_chars())
    joined = coded.join(marks, on="code", how="left", maintain_order="left")
    feeds = [feed for feed in joined["feed"].drop_nulls().unique() if feed in contracts]
    digests = pl.concat(
        [pl.DataFrame(schema=_DIGESTS)]
        + [_digests(sheet, contracts[feed]) for feed in sorted(feeds)]
    )
    rows = joined.join(digests, on=["at", "feed"], how="left", maintain_order="left")
    is_twice = pl.int_range(pl.len()).over("code") > 0
    kind = (
        pl.when(pl.col("digest").is_null() | pl.col("row").is_null() | is_twice)
        .then(pl.lit("unknown"))
        .when(pl.col("answer").str.starts_with(VOID))
        .then(pl.lit("void"))
        .when("blank")
        .then(pl.lit("cleared"))
        .when(pl.col("now") == pl.col("digest"))
        .then(pl.lit("unchanged"))
        .otherwise(pl.lit("changed"))
    )
    return rows.with_columns(kind.alias("kind"))


def _digests(sheet: ReturnSheet, contract: Contract) -> pl.DataFrame:
    cells = sheet.cells(form_titles(contract))
    own = cells.drop("row")
    blank = own.select(pl.all_horizontal(pl.all().is_null())).to_series()
    return pl.DataFrame(
        {
            "at": cells["row"],
            "feed": [contract.feed] * len(cells),
            "now": row_digests(own, contract),
            "blank": blank,
        },
        schema=_DIGESTS,
    )
