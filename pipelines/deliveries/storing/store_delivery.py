"""Write a delivery: its sealed values first, then its tables; each file whole or not there."""

from __future__ import annotations

import io
import re
from functools import partial
from itertools import chain
from typing import BinaryIO

import polars as pl

from pipelines.contracts import Contract
from pipelines.contracts.raw_schema import members_schema, raw_schema
from pipelines.contracts.store_schema import SIDE_TABLES
from pipelines.data_folder import DataFolder
from pipelines.deliveries.delivery_draft import DeliveryDraft
from pipelines.deliveries.storing.own_hash import PLACE, fill_own_hash
from pipelines.identity.vault import (
    VAULT_COLUMNS,
    delivery_vault,
    return_vault,
    seal_table,
    table_bytes,
    unseal,
    write_parts,
)
from pipelines.whole_files import write_whole

_POLARS_TYPES = {
    "varchar": pl.String,
    "bigint": pl.Int64,
    "boolean": pl.Boolean,
    "date": pl.Date,
}


def polars_type(sql_type: str) -> pl.DataType:
    """The polars type of a raw table's SQL type."""
    decimal = re.fullmatch(r"decimal\((\d+),(\d+)\)", sql_type)
    if decimal:
        return pl.Decimal(int(decimal[1]), int(decimal[2]))
    return _POLARS_TYPES[sql_type]()


def make_folders(folder: DataFolder, contracts: dict[str, Contract]) -> None:
    """The folders that deliveries are written to."""
    repeats = {contract.repeats_table for contract in contracts.values()} - {None}
    for table in (*contracts, *repeats, *SIDE_TABLES):
        (folder.raw / table).mkdir(parents=True, exist_ok=True)
    for path in (folder.receipts, folder.withdrawals, folder.nil_returns):
        path.mkdir(parents=True, exist_ok=True)
    for path in (delivery_vault(folder, "any"), return_vault(folder, "any", "rows")):
        path.parent.mkdir(parents=True, exist_ok=True)


def store_delivery(
    draft: DeliveryDraft, contract: Contract, folder: DataFolder, vault_key: bytes
) -> None:
    """Write the vault's blob and the raw tables of a delivery; a table without rows has no file."""
    name = draft.delivery_id
    _write_vault(draft, folder, vault_key)
    rename = {"column": "column_name"}
    tables = {
        "rejected_rows": (draft.rejected.rename(rename), SIDE_TABLES["rejected_rows"]),
        "delivery_warnings": (draft.warnings.rename(rename), SIDE_TABLES["delivery_warnings"]),
        "delivery_totals": (draft.totals, SIDE_TABLES["delivery_totals"]),
    }
    if draft.closed is not None:
        tables["closed_rows"] = (draft.closed, SIDE_TABLES["closed_rows"])
    if draft.members is not None:
        tables[contract.repeats_table] = (draft.members, members_schema(contract))
    # The rows come last: who sees them, sees all that belongs to them.
    tables[contract.feed] = (draft.rows, raw_schema(contract))
    beside = {"delivery_id": pl.lit(name), "feed": pl.lit(contract.feed)}
    for table, (frame, schema) in tables.items():
        path = folder.raw / table / f"{name}.parquet"
        if isinstance(frame, pl.LazyFrame):
            write_whole(path, partial(_sink, frame.with_columns(**beside), schema))
        elif len(frame):
            write_whole(path, parquet_bytes(frame.with_columns(**beside), schema))
        else:
            path.unlink(missing_ok=True)


def _write_vault(draft: DeliveryDraft, folder: DataFolder, vault_key: bytes) -> None:
    name = draft.delivery_id
    plain = draft.plain.select(*VAULT_COLUMNS).cast(VAULT_COLUMNS)
    path = delivery_vault(folder, name)
    if not draft.staged_plain:
        write_whole(path, seal_table(plain, vault_key, name))
        return
    # What was staged is a table of these columns already.
    staged = (unseal(p.read_bytes(), vault_key, p.name) for p in draft.staged_plain)
    parts = chain([table_bytes(plain)], staged)
    write_whole(path, partial(write_parts, parts, vault_key, name))


def _sink(frame: pl.LazyFrame, schema: dict[str, str], file: BinaryIO) -> None:
    """Write a table that may be larger than memory."""
    types = {name: polars_type(sql_type) for name, sql_type in schema.items()}
    frame.select(pl.col(name).cast(kind) for name, kind in types.items()).sink_parquet(
        file,
        compression="zstd",
        compression_level=1,
        statistics=False,
        engine="streaming",
        metadata=PLACE,
    )
    fill_own_hash(file)


def parquet_bytes(frame: pl.DataFrame, schema: dict[str, str]) -> bytes:
    """A parquet file of exactly those columns, in that order, that holds its own hash."""
    types = {name: polars_type(sql_type) for name, sql_type in schema.items()}
    buffer = io.BytesIO()
    frame.select(pl.col(name).cast(kind) for name, kind in types.items()).write_parquet(
        buffer, compression="zstd", compression_level=1, statistics=False, metadata=PLACE
    )
    fill_own_hash(buffer)
    return buffer.getvalue()
