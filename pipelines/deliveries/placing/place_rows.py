"""Which town and village a row belongs to, and whose list it stands in."""

from __future__ import annotations

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.file_task import Desk, FileTask
from pipelines.deliveries.placing.area_book import (
    UNKNOWN_VILLAGE,
    AreaBook,
    code_towns,
    code_villages,
)
from pipelines.deliveries.placing.deliverer import Deliverer, find_deliverer
from pipelines.identity.plain_values import WHERE


def who_delivers(rows: pl.DataFrame, contract: Contract, task: FileTask, desk: Desk) -> Deliverer:
    """Decide who delivers a file.

    Args:
        rows: the towns that its rows name, as text in the column `town`, once or often; a form
            may have no such column.
        contract: the form's.
        task: the file.
        desk: the places.
    """
    names = rows["town"] if "town" in rows.columns else pl.Series([], dtype=pl.String)
    towns = code_towns(names, desk.areas)
    return find_deliverer(contract.feed, task.folders, towns, task.given.town, desk.areas)


def place_rows(
    rows: pl.DataFrame, areas: AreaBook, deliverer: Deliverer
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Put area codes on keyed rows; those without a town are of the deliverer's.

    Returns:
        the rows with town_code and village_code; a warning (WHERE, column, code) for each place
        that nobody knows.
    """
    nobody = pl.Series("town_code", [None] * len(rows), dtype=pl.String)
    towns = code_towns(rows["town"], areas) if "town" in rows.columns else nobody
    rows = rows.with_columns(towns.fill_null(deliverer.code).alias("town_code"))
    unknown = {"town": pl.col("town_code") == areas.unknown_town}
    if "village" in rows.columns:
        rows = rows.with_columns(code_villages(rows, areas).alias("village_code"))
        unknown["village"] = pl.col("village_code").str.ends_with(UNKNOWN_VILLAGE)
    doubts = [
        rows.filter(is_unknown).select(
            *WHERE, pl.lit(name).alias("column"), pl.lit("unknown_place").alias("code")
        )
        for name, is_unknown in unknown.items()
    ]
    return rows, pl.concat(doubts)
