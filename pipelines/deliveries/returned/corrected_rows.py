"""Rows that a town put right, read by the ordinary reader and put back where they stood."""

from __future__ import annotations

import dataclasses

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.placing.periods import Period
from pipelines.deliveries.returned.return_sheets import ReturnSheet
from pipelines.identity.plain_values import WHERE
from pipelines.intake.headers.header_match import NearMiss
from pipelines.intake.headers.header_words import FormWords
from pipelines.intake.headers.match_header import HEADER_REACH, match_header
from pipelines.intake.join_sheets import join_sheets
from pipelines.intake.read_result import ReadFile
from pipelines.intake.read_sheet import read_sheet
from pipelines.intake.refusal import Refusal


def read_corrected(
    sheet: ReturnSheet, rows: pl.DataFrame, contract: Contract, words: FormWords, period: Period
) -> ReadFile:
    """The changed rows of one list, as the reader reads any form.

    Args:
        sheet: where they stand in the return workbook.
        rows: `at` (their row there), `sheet` and `row` (their place in the town's own list).
        contract: of their feed.
        words: the contracts' header words.
        period: of the list, for days and months that leave out their year.

    Returns:
        the rows under the place that they had in the list: they take the rejected rows' place.

    Raises:
        Refusal: the header of the form's columns was changed.
    """
    title = f"{_months(period, contract)}{contract.title}"
    grid = sheet.form_grid(rows["at"].to_list(), title)
    head = grid.frame.head(HEADER_REACH).rows()
    match = match_header(head, (), words, (grid.name,), NearMiss(), contract.feed)
    if match is None:
        raise Refusal("return_header_changed", sheet=grid.name)
    read = join_sheets(contract, [read_sheet(grid, match, "", date_1904=False)])
    places = rows.select(
        pl.lit(grid.name).alias("source_sheet"),
        pl.col("at").alias("source_row"),
        pl.col("sheet").alias("_sheet"),
        pl.col("row").alias("_row"),
    )
    return dataclasses.replace(
        read,
        **{
            name: _at_old_place(frame, places)
            for name, frame in vars(read).items()
            if isinstance(frame, pl.DataFrame)
        },
    )


def _months(period: Period, contract: Contract) -> str:
    if contract.cadence == "monthly":
        return f"{period.start:%Y}年{period.start.month}月"
    return f"{period.end:%Y}年"


def _at_old_place(frame: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """The frame with the list's own sheets and rows; doubts about the sheet keep its name."""
    if not set(WHERE) <= set(frame.columns):
        return frame
    joined = frame.join(places, on=WHERE, how="left", maintain_order="left")
    return joined.with_columns(
        pl.coalesce("_sheet", "source_sheet").alias("source_sheet"),
        pl.coalesce("_row", "source_row").alias("source_row"),
    ).select(frame.columns)
