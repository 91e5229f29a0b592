"""The cells of whole rows as JSON, for the vault: what a town is shown of a rejected row."""

from __future__ import annotations

import polars as pl

from pipelines.intake.grids.grid import Grid
from pipelines.intake.headers.header_match import HeaderMatch
from pipelines.intake.rows.sorted_rows import ROW


def cell_labels(grid: Grid, match: HeaderMatch | None) -> dict[str, str]:
    """Frame column → its header, or its letter where it has none or shares one."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for index, name in enumerate(grid.frame.columns):
        letter = grid.letter(index)
        label = (match.text(index) if match else "") or letter
        while label in taken:
            label = f"{label} ({letter})"
        taken.add(label)
        labels[name] = label
    return labels


def row_cells(rows: pl.DataFrame, labels: dict[str, str]) -> pl.DataFrame:
    """Row number and the row's cells as a JSON text, header to cell."""
    if not rows.height:
        return pl.DataFrame(schema={"source_row": pl.Int64, "cells": pl.String})
    cells = [pl.col(name).alias(label) for name, label in labels.items()]
    return rows.select(
        pl.col(ROW).alias("source_row"), pl.struct(cells).struct.json_encode().alias("cells")
    )
