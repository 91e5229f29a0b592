"""Put what a suite doubts among a delivery's warnings: in its raw table and on its receipt."""

from __future__ import annotations

from typing import Any

import polars as pl

from expectations.inbound.suites import doubt_codes
from pipelines.contracts import Contract
from pipelines.contracts.store_schema import SIDE_TABLES
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.deliveries.storing.store_delivery import parquet_bytes
from pipelines.whole_files import write_json, write_whole

# In a receipt: the rows of its deliveries were held against their suite.
JUDGED = "is_judged"
_WARNINGS = "delivery_warnings"


def note_doubts(
    folder: DataFolder,
    receipts: list[Receipt],
    doubts: pl.DataFrame | None,
    contracts: dict[str, Contract],
) -> None:
    """Write each delivery's doubts, in place of those of an earlier judgement.

    Args:
        folder: the data folder.
        receipts: of the deliveries judged; changed in place, written last and marked as judged.
        doubts: delivery_id, source_sheet, source_row, column_name, code; None: there are none.
        contracts: the feeds', whose suites name the codes.
    """
    ours = doubt_codes(list(contracts.values()))
    by_delivery = _by_delivery(doubts)
    for receipt in receipts:
        fresh = []
        for delivery in receipt["deliveries"]:
            own = by_delivery.get(delivery["delivery_id"])
            if own is not None:
                count = _write_warnings(folder, receipt["feed"], delivery["delivery_id"], own, ours)
                delivery["warning_count"] = count
                fresh += _entries(own)
        kept = [w for w in receipt.get("warnings", ()) if w["code"] not in ours]
        receipt["warnings"] = kept + fresh
        receipt[JUDGED] = True
        write_json(folder.receipts / f"{receipt['file_id']}.json", receipt)


def _by_delivery(doubts: pl.DataFrame | None) -> dict[str, pl.DataFrame]:
    if doubts is None:
        return {}
    ordered = doubts.sort("delivery_id", "source_sheet", "source_row", "code", "column_name")
    parts = ordered.group_by("delivery_id", maintain_order=True)
    return {name: own for (name,), own in parts}


def _write_warnings(
    folder: DataFolder, feed: str, name: str, own: pl.DataFrame, ours: frozenset[str]
) -> int:
    """The delivery's warnings with its doubts among them; returns how many there are."""
    path = folder.raw / _WARNINGS / f"{name}.parquet"
    schema = SIDE_TABLES[_WARNINGS]
    fresh = own.with_columns(pl.lit(feed).alias("feed")).select(list(schema))
    if path.exists():
        before = pl.read_parquet(path).filter(~pl.col("code").is_in(list(ours)))
        fresh = pl.concat([before.select(list(schema)), fresh], how="vertical_relaxed")
    write_whole(path, parquet_bytes(fresh, schema))
    return fresh.height


def _entries(own: pl.DataFrame) -> list[dict[str, Any]]:
    return own.select(
        pl.col("source_sheet").alias("sheet"),
        pl.col("source_row").alias("row"),
        pl.col("column_name").alias("column"),
        "code",
        pl.lit(None, pl.String).alias("detail"),
    ).to_dicts()
