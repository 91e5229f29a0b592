"""The rejected rows that nobody put right yet, with their cells as they last came."""

from __future__ import annotations

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.identity.plain_values import WHERE
from pipelines.identity.vault import read_delivery_vault

OPEN_ROWS = {
    "source_sheet": pl.String,
    "source_row": pl.Int64,
    "column": pl.String,
    "reason": pl.String,
    "cells": pl.String,
    "told_by": pl.String,
}


def open_rows(
    folder: DataFolder, delivery_id: str, supplements: list[str], vault_key: bytes
) -> pl.DataFrame:
    """The open rows of a list, one row per reason, in OPEN_ROWS.

    Args:
        folder: the data folder.
        delivery_id: the list.
        supplements: its supplementary deliveries in force, in their order of arrival: what one
            could not put right has its cells and reasons from there (`told_by`).
        vault_key: opens the vault.
    """
    attempts = [_attempt(folder, name, vault_key) for name in (delivery_id, *supplements)]
    closed = pl.concat([_places(folder, name) for name in supplements] or [_NO_PLACES])
    rows = pl.concat(
        frame.with_columns(pl.lit(order).alias("_order")) for order, frame in enumerate(attempts)
    )
    open_places = attempts[0].join(closed, on=WHERE, how="anti").select(WHERE).unique()
    latest = rows.filter(pl.col("_order") == pl.col("_order").max().over(WHERE))
    return (
        latest.join(open_places, on=WHERE, how="semi")
        .drop("_order")
        .sort(WHERE, maintain_order=True)
    )


def _attempt(folder: DataFolder, name: str, vault_key: bytes) -> pl.DataFrame:
    path = folder.raw / "rejected_rows" / f"{name}.parquet"
    if not path.exists():
        return pl.DataFrame(schema=OPEN_ROWS)
    reasons = pl.read_parquet(path).select(
        pl.col("source_sheet").fill_null(""),
        "source_row",
        pl.col("column_name").alias("column"),
        "reason",
    )
    sealed = read_delivery_vault(folder, name, vault_key).filter(pl.col("part") == "rejected")
    cells = sealed.select(
        pl.col("source_sheet").fill_null(""), "source_row", pl.col("value").alias("cells")
    ).unique(WHERE)
    joined = reasons.join(cells, on=WHERE, how="left", maintain_order="left")
    return joined.with_columns(pl.lit(name).alias("told_by")).select(*OPEN_ROWS)


_NO_PLACES = pl.DataFrame(schema={name: OPEN_ROWS[name] for name in WHERE})


def _places(folder: DataFolder, name: str) -> pl.DataFrame:
    path = folder.raw / "closed_rows" / f"{name}.parquet"
    if not path.exists():
        return _NO_PLACES
    return pl.read_parquet(path).select(pl.col("source_sheet").fill_null(""), "source_row")
