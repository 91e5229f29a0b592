"""Which town and village a row belongs to, and whose list it stands in."""

from __future__ import annotations

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.file_task import Desk, FileTask
from pipelines.deliveries.placing.area_book import UNKNOWN_VILLAGE, code_towns, code_villages
from pipelines.deliveries.placing.deliverer import Deliverer, find_deliverer
from pipelines.identity.plain_values import WHERE


def place_rows(
    rows: pl.DataFrame,
    contract: Contract,
    task: FileTask,
    desk: Desk,
    deliverer: Deliverer | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame, Deliverer]:
    """Put area codes on keyed rows and decide who delivers them, unless that is known.

    Returns:
        the rows with town_code and village_code; a warning (WHERE, column, code) for each place
        that nobody knows; the deliverer.
    """
    nobody = pl.Series("town_code", [None] * len(rows), dtype=pl.String)
    towns = code_towns(rows["town"], desk.areas) if "town" in rows.columns else nobody
    if deliverer is None:
        deliverer = find_deliverer(contract.feed, task.folders, towns, task.town, desk.areas)
    rows = rows.with_columns(towns.fill_null(deliverer.code).alias("town_code"))
    unknown = {"town": pl.col("town_code") == desk.areas.unknown_town}
    if "village" in rows.columns:
        rows = rows.with_columns(code_villages(rows, desk.areas).alias("village_code"))
        unknown["village"] = pl.col("village_code").str.ends_with(UNKNOWN_VILLAGE)
    doubts = [
        rows.filter(is_unknown).select(
            *WHERE, pl.lit(name).alias("column"), pl.lit("unknown_place").alias("code")
        )
        for name, is_unknown in unknown.items()
    ]
    return rows, pl.concat(doubts), deliverer
