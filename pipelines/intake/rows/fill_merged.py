"""Fill the merged cells of a sheet's body downwards, as a reader's eye does."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipelines.intake.containers.inspected import MergedRange


def fill_down(
    frame: pl.DataFrame, merges: Collection[MergedRange], from_row: int, never: Collection[int]
) -> pl.DataFrame:
    """The frame with every vertically merged cell below `from_row` repeated down its range.

    A range that reaches over several columns too (a total's label, a footer) is not filled to
    the right: it says its text once. An amount merged over several rows was paid once.

    Args:
        frame: the sheet.
        from_row: the first row below the header, from 0.
        merges: in the frame's own rows and columns.
        never: frame columns that stay as they are (money).
    """
    sources: dict[int, dict[int, int]] = {}
    for merge in merges:
        if merge.top >= from_row and merge.left not in never and merge.left >= 0:
            rows = range(merge.top + 1, min(merge.bottom, frame.height - 1) + 1)
            if rows and merge.left < frame.width:
                column = sources.setdefault(merge.left, {})
                column.update(dict.fromkeys(rows, merge.top))
    filled = []
    for index, source in sources.items():
        column = frame.to_series(index)
        places = pl.int_range(frame.height, dtype=pl.Int64, eager=True)
        places = places.scatter(list(source), list(source.values()))
        filled.append(pl.coalesce(column, column.gather(places)).alias(column.name))
    return frame.with_columns(filled) if filled else frame
