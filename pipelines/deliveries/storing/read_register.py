"""The register as this version knows it, whichever version wrote the file."""

from __future__ import annotations

import polars as pl

from pipelines.contracts.store_schema import DELIVERIES
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.store_delivery import polars_type


def read_register(folder: DataFolder) -> pl.DataFrame:
    """One row per delivery, columns DELIVERIES; what an older version did not write is null.

    Raises:
        FileNotFoundError: nothing was taken in yet.
    """
    table = pl.read_parquet(folder.deliveries)
    return table.select(
        pl.col(name) if name in table.columns else pl.lit(None, polars_type(kind)).alias(name)
        for name, kind in DELIVERIES.items()
    )
