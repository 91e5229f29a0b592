"""Rows of one file and one period without a personal value: keyed, placed, hashed."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from pipelines.contracts import Contract
from pipelines.deliveries.file_task import Desk
from pipelines.deliveries.placing.deliverer import Deliverer
from pipelines.deliveries.placing.place_rows import place_rows
from pipelines.deliveries.storing.content_ids import hash_keyed_rows
from pipelines.identity.keyed_rows import KeyedRows, key_rows


@dataclass(frozen=True)
class KeyedBlock:
    """Rows as the raw store keeps them.

    Attributes:
        rows: raw_schema without delivery_id. members: members_schema without it; None: no such
            table.
        plain: VAULT_COLUMNS, for the vault only.
        doubts: WHERE, column, code: of the rows, of their members, of places nobody knows.
    """

    rows: pl.DataFrame = field(repr=False)
    members: pl.DataFrame | None = field(repr=False)
    plain: pl.DataFrame = field(repr=False)
    doubts: tuple[pl.DataFrame, ...] = field(repr=False)


def key_block(
    rows: pl.DataFrame,
    members: pl.DataFrame | None,
    contract: Contract,
    deliverer: Deliverer,
    desk: Desk,
    *,
    has_members: bool,
) -> KeyedBlock:
    """Key accepted rows and put their places and content hashes on them.

    Args:
        rows: as read: WHERE and the contract's columns, plain.
        members: the numbered columns of these rows, plain; None where a form has none.
        contract: the form's.
        deliverer: whose town a row without one belongs to.
        desk: keys and places.
        has_members: whether any row of the whole file has a member: it is content then.
    """
    keyed = key_rows(rows, tuple(c for c in contract.columns if not c.repeats), desk.keyring)
    placed, unknown = place_rows(keyed.rows, desk.areas, deliverer)
    kept = None if members is None else _key_members(members, contract, desk)
    of_members = [kept] if kept else []
    lists = kept.rows if kept else None
    hashes = hash_keyed_rows(placed, lists, contract, has_members=has_members)
    return KeyedBlock(
        rows=placed.with_columns(hashes),
        members=kept.rows if kept else None,
        plain=pl.concat([keyed.plain, *(k.plain for k in of_members)], how="diagonal_relaxed"),
        doubts=(keyed.warnings, kept.warnings if kept else pl.DataFrame(), unknown),
    )


def _key_members(members: pl.DataFrame, contract: Contract, desk: Desk) -> KeyedRows:
    columns = tuple(c for c in contract.columns if c.repeats)
    keyed = key_rows(members, columns, desk.keyring)
    rows = keyed.rows.with_columns(
        members["member_number"],
        pl.when(members["member_id_lost"])
        .then(pl.lit("lost"))
        .otherwise(pl.col("id_check_status"))
        .alias("id_check_status"),
    ).rename({"member_name_key": "name_key"})
    return KeyedRows(rows, keyed.warnings, keyed.plain)
