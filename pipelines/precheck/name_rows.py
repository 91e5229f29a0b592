"""Put names and numbers back beside doubtful rows, for whoever wrote the list."""

from __future__ import annotations

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.identity.plain_values import WHERE
from pipelines.precheck.take_list import TakenList


def name_rows(
    taken: TakenList, doubts: pl.DataFrame, folder: DataFolder
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The doubts with name and id_no, and the rejected rows with their cells.

    Args:
        taken: the list.
        doubts: see find_doubts.
        folder: of the borrowed store, which holds the list's rows.
    """
    files = [folder.raw / taken.receipt["feed"] / f"{name}.parquet" for name in taken.delivery_ids]
    keys = pl.DataFrame(schema={**_WHERE_TYPES, "name_key": pl.String, "person_key": pl.String})
    rows = [pl.read_parquet(file).select(keys.columns) for file in files if file.exists()]
    of_rows = pl.concat([keys, *rows], how="vertical_relaxed")
    values = taken.plain.filter(pl.col("part") == "key").unique("key", keep="first")
    named = of_rows
    for key, name in (("name_key", "name"), ("person_key", "id_no")):
        plain = values.select(pl.col("key").alias(key), pl.col("value").alias(name))
        named = named.join(plain, on=key, how="left")
    named = named.select(*WHERE, "name", "id_no")
    doubts = doubts.join(named, on=WHERE, how="left", maintain_order="left", nulls_equal=True)
    return doubts, _rejected(taken)


_WHERE_TYPES = {"source_sheet": pl.String, "source_row": pl.Int64}


def _rejected(taken: TakenList) -> pl.DataFrame:
    schema = {"sheet": pl.String, "row": pl.Int64, "column": pl.String, "reason": pl.String}
    found = pl.DataFrame(taken.receipt["rejected"], schema=schema, orient="row")
    found = found.rename({"sheet": "source_sheet", "row": "source_row"})
    cells = taken.plain.filter(pl.col("part") == "rejected").unique(WHERE, keep="first")
    cells = cells.select(*WHERE, pl.col("value").alias("cells"))
    return found.join(cells, on=WHERE, how="left", maintain_order="left", nulls_equal=True)
