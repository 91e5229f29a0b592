"""What only the vault may hold of a form's rows: the values that keys stand for, and remarks."""

from __future__ import annotations

import polars as pl

from pipelines.contracts import Column
from pipelines.identity.keys import Domain, domain_of
from pipelines.identity.vault import VAULT_COLUMNS

WHERE = ["source_sheet", "source_row"]


def key_domain(column: Column) -> Domain | None:
    """The domain that a column's values are keyed in; None: it is not keyed."""
    by_kind: dict[str, Domain] = {"id": "person", "certificate": "certificate"}
    return domain_of(column.name) if column.kind == "personal" else by_kind.get(column.kind)


def plain_values(
    work: pl.DataFrame, keyed: pl.DataFrame, columns: tuple[Column, ...]
) -> pl.DataFrame:
    """The way back from keys, in VAULT_COLUMNS.

    Args:
        work: the plain rows, each keyed column's normalised twin beside it (`_<name>`).
        keyed: the same rows with keys.
        columns: the contract's columns that the rows hold.
    """
    found = [pl.DataFrame(schema=VAULT_COLUMNS)]
    name_keys = next((n for n in ("name_key", "member_name_key") if n in keyed.columns), None)
    for column in columns:
        if column.kind == "free_text":
            found.append(plain_texts(work, column.name))
        elif key_domain(column):
            key = {"id": "person_key", "certificate": "certificate_key"}.get(column.kind)
            found.append(_values(work, keyed, column, key or f"{column.name}_key", name_keys))
    return pl.concat(found, how="diagonal_relaxed")


def plain_texts(work: pl.DataFrame, name: str) -> pl.DataFrame:
    """The texts of a column with their rows, in VAULT_COLUMNS."""
    return work.filter(pl.col(name).is_not_null()).select(
        pl.lit("free_text").alias("part"),
        *WHERE,
        pl.lit(name).alias("column_name"),
        pl.col(name).alias("value"),
    )


def _values(
    work: pl.DataFrame, keyed: pl.DataFrame, column: Column, key: str, name_keys: str | None
) -> pl.DataFrame:
    # A number keeps its row's name beside it: the links between people are found through both.
    beside = name_keys if column.kind == "id" else None
    nobody = pl.Series([None] * len(work), dtype=pl.String)
    pairs = pl.DataFrame(
        {
            "key": keyed[key],
            "name_key": keyed[beside] if beside else nobody,
            "value": work[f"_{column.name}"] if column.kind == "id" else work[column.name],
        }
    )
    # A value has one key: to compare the keys too would take twice as long.
    told = pl.struct("value", "name_key") if beside else pl.col("value")
    distinct = pairs.filter(pl.col("key").is_not_null() & told.is_first_distinct())
    return distinct.with_columns(
        pl.lit("key").alias("part"), pl.lit(column.name).alias("column_name")
    )
