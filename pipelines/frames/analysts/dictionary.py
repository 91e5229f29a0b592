"""The build's tables and columns with their meanings, as the models describe them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl
import yaml

from pipelines.access.rights import tables_of
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
# What the ending of a column's name says of its values.
_UNITS = (
    ("yuan", "单位元"),
    ("ratio", "0 至 1 之间"),
    ("month", "以当月 1 日表示"),
    ("key", "假名，不是姓名或号码"),
)
LAYERS = ("rpt", "fct", "dim", "ind", "seed")


def read_dictionary(build: OpenBuild) -> pl.DataFrame:
    """One row per column of a table that the role's questions may name, by table and place.

    Columns: layer (rpt, fct, dim, ind or seed), table_name, table_meaning, row_count, column_name,
    data_type, meaning.
    """
    build.admit("analysts")
    counted = build.manifest.tables
    counts = pl.DataFrame({"table_name": counted.keys(), "row_count": counted.values()})
    prefix = pl.col("table_name").str.extract(r"^(rpt|fct|dim|ind)_")
    columns = build.frame(_COLUMNS).join(counts, on="table_name", maintain_order="left")
    allowed = tables_of(build.role, columns["table_name"].unique())
    return columns.filter(pl.col("table_name").str.to_lowercase().is_in(allowed)).select(
        prefix.fill_null("seed").alias("layer"),
        *("table_name", "table_meaning", "row_count", "column_name", "data_type", "meaning"),
    )


def table_meaning(name: str) -> str | None:
    """What a table holds, in Chinese: its title and what one row is; None: nobody has said."""
    return _words("table_words").get(name)


def column_meaning(table: str, name: str) -> str | None:
    """What a column is called in Chinese, its unit, its values and what null means.

    None: nobody has said.
    """
    title, notes = _column_titles().get(name), _words("column_notes")
    if title is None:
        return None
    units = (words for ending, words in _UNITS if name == ending or name.endswith(f"_{ending}"))
    note = notes.get(f"{table}.{name}", notes.get(name))
    told = "；".join(part for part in (note, *units) if part and part != title)
    return f"{title}：{told}" if told else title


@cache
def _column_titles() -> dict[str, str]:
    return {name: word for words in _words("column_words").values() for name, word in words.items()}


@cache
def _words(name: str) -> dict:
    path = Path(__file__).with_name(f"{name}.yml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))
