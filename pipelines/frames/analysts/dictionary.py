"""The build's tables and columns with their meanings, as the models describe them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl
import yaml

from pipelines.frames.open_build import OpenBuild

_COLUMNS = """
    select
        columns.table_name,
        coalesce(tables.comment, '') as table_meaning,
        columns.column_name,
        lower(columns.data_type) as data_type,
        coalesce(columns.comment, '') as meaning
    from duckdb_columns() as columns
    inner join duckdb_tables() as tables using (database_name, schema_name, table_name)
    where schema_name = 'main' and not tables.internal
    order by columns.table_name, columns.column_index
"""
LAYERS = ("rpt", "fct", "dim", "ind", "seed")


def read_dictionary(build: OpenBuild) -> pl.DataFrame:
    """One row per column of a table that a question may name, by table and place.

    Columns: layer (rpt, fct, dim, ind or seed), table_name, table_meaning, row_count, column_name,
    data_type, meaning.
    """
    counted = build.manifest.tables
    counts = pl.DataFrame({"table_name": counted.keys(), "row_count": counted.values()})
    prefix = pl.col("table_name").str.extract(r"^(rpt|fct|dim|ind)_")
    columns = build.frame(_COLUMNS).join(counts, on="table_name", maintain_order="left")
    return columns.select(
        prefix.fill_null("seed").alias("layer"),
        *("table_name", "table_meaning", "row_count", "column_name", "data_type", "meaning"),
    )


@cache
def column_words() -> dict[str, str]:
    """Column → what it is called in Chinese; a column without one is told by its meaning alone."""
    path = Path(__file__).parent / "column_words.yml"
    subjects = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: word for words in subjects.values() for name, word in words.items()}
