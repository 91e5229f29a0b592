"""All that the data folder keeps of one delivery's rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.contracts import Contract
from pipelines.contracts.raw_schema import members_schema, raw_schema
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.store_delivery import parquet_bytes
from pipelines.identity.vault import (
    VAULT_COLUMNS,
    delivery_vault,
    read_delivery_vault,
    seal_table,
)
from pipelines.whole_files import write_whole


@dataclass(frozen=True)
class Content:
    """A delivery.

    Attributes:
        entry: what its receipt says of it. contract: its feed's.
        rows, members: its raw tables; None where it has no such row.
        plain: VAULT_COLUMNS, what the vault holds of it.
    """

    entry: dict[str, Any]
    contract: Contract
    rows: pl.DataFrame | None
    members: pl.DataFrame | None
    plain: pl.DataFrame

    @property
    def delivery_id(self) -> str:
        """What it is called now."""
        return self.entry["delivery_id"]


def is_key(name: str) -> bool:
    """Whether a raw column holds keys of people or of what belongs to them."""
    return name.endswith("_key")


def read_content(
    folder: DataFolder, entry: dict[str, Any], contract: Contract, vault_key: bytes
) -> Content:
    """A delivery as the data folder keeps it.

    Raises:
        Problem: the secret is another one, or what is sealed was changed.
    """
    name = entry["delivery_id"]
    members = None
    if contract.repeats_table:
        members = _table(folder, contract.repeats_table, name)
    plain = pl.DataFrame(schema=VAULT_COLUMNS)
    if delivery_vault(folder, name).exists():
        plain = read_delivery_vault(folder, name, vault_key)
    return Content(entry, contract, _table(folder, contract.feed, name), members, plain)


def _table(folder: DataFolder, table: str, name: str) -> pl.DataFrame | None:
    path = folder.raw / table / f"{name}.parquet"
    return pl.read_parquet(path) if path.exists() else None


def write_content(folder: DataFolder, content: Content, name: str, vault_key: bytes) -> None:
    """Write a delivery's rows and what the vault holds of it under the id `name`.

    Columns that the contract has no more stay as they were stored.
    """
    plain = content.plain.select(*VAULT_COLUMNS).cast(VAULT_COLUMNS)
    write_whole(delivery_vault(folder, name), seal_table(plain, vault_key, name))
    contract = content.contract
    tables = [(contract.feed, content.rows, raw_schema(contract))]
    if contract.repeats_table:
        tables.append((contract.repeats_table, content.members, members_schema(contract)))
    for table, rows, schema in tables:
        if rows is None:
            continue
        rows = rows.with_columns(pl.lit(name).alias("delivery_id"))
        known = {column: kind for column, kind in schema.items() if column in rows.columns}
        path = folder.raw / table / f"{name}.parquet"
        if known.keys() == set(rows.columns):
            write_whole(path, parquet_bytes(rows, known))
        else:
            rows.write_parquet(path, compression="zstd", compression_level=1, statistics=False)
