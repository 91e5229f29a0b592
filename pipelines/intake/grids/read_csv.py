"""Read a .csv as one sheet."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from pipelines.intake.grids.csv_records import CsvRecords
from pipelines.intake.grids.grid import Grid, without_margins

DELIMITERS = (",", ";", "\t")


def read_csv(chunks: Iterable[str], delimiter: str) -> Grid:
    """The whole text as one sheet; a text has no sheet name.

    Raises:
        Refusal: the last line is not whole, a quote is left open, or two counts of the records
            disagree.
    """
    records = CsvRecords(chunks, delimiter)
    frames = list(records.blocks())
    frame = pl.concat(frames, how="diagonal") if frames else pl.DataFrame()
    return Grid(name="", frame=without_margins(frame), doubts=doubts(records), is_text=True)


def doubts(records: CsvRecords) -> tuple[str, ...]:
    """What is doubtful about a text whose records were all read."""
    return ("last_line_open",) if records.is_open else ()
