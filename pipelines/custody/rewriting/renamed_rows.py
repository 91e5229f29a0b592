"""Hashes and ids of a delivery whose keys have changed, as an intake would give them today."""

from __future__ import annotations

import dataclasses
import hmac

import polars as pl

from pipelines.contracts.raw_schema import content_columns
from pipelines.custody.rewriting.content import Content, is_key
from pipelines.deliveries.storing.content_ids import (
    content_id_of,
    hash_keyed_rows,
    hash_of_list,
    supplement_id_of,
)
from pipelines.deliveries.storing.row_hashes import ROW_HASH_DIGITS


def hash_again(before: Content, after: Content, key: bytes) -> Content:
    """`after` with hashes that fit its keys; rows whose keys are the same keep theirs.

    A row of an older form, whose hash the contract of today does not give, gets one made of the old
    one: rows that were equal stay so.

    Args:
        before: the delivery under its old keys.
        after: the same rows under new ones.
        key: what such a hash is made with.
    """
    rows, contract = before.rows, before.contract
    if rows is None or after.rows is None:
        return after
    stored = rows["row_hash"]
    if set(content_columns(contract)) <= set(rows.columns):
        made = hash_keyed_rows(rows, before.members, contract)
        fresh = hash_keyed_rows(after.rows, after.members, contract)
        changed = made != fresh
    else:
        made = fresh = stored.clear(len(stored))
        changed = _keys_differ(rows, after.rows)
    of_old = pl.Series([_made_of(old, key) for old in stored], dtype=pl.String)
    new = fresh.zip_with((made == stored).fill_null(value=False), of_old)
    hashes = new.zip_with(changed, stored).alias("row_hash")
    return dataclasses.replace(after, rows=after.rows.with_columns(hashes))


def _made_of(old: str, key: bytes) -> str:
    return hmac.digest(key, old.encode(), "sha256").hex()[:ROW_HASH_DIGITS]


def _keys_differ(before: pl.DataFrame, after: pl.DataFrame) -> pl.Series:
    keys = [name for name in before.columns if is_key(name)]
    told = [before[name].ne_missing(after[name]) for name in keys]
    return pl.select(pl.any_horizontal(pl.repeat(value=False, n=len(before)), *told)).to_series()


def ids_again(after: Content) -> dict[str, str]:
    """Old to new: a delivery's id, its content's, its rows' hash; empty if they are the same."""
    entry, contract = after.entry, after.contract
    if after.rows is None or "rows_hash" not in entry:
        return {}
    rows_hash = hash_of_list(contract.feed, after.rows, after.rows.height)
    if rows_hash == entry["rows_hash"]:
        return {}
    period = (entry["period_start"], entry["period_end"])
    content_id = content_id_of(contract.feed, entry["deliverer_code"], *period, rows_hash)
    if entry.get("completes_file"):
        closed = [(sheet, row) for sheet, row in entry["closes"]]
        content_id = supplement_id_of(content_id, entry["completes_file"], closed)
    _, _, file = after.delivery_id.rpartition("-")
    return {
        entry["rows_hash"]: rows_hash,
        entry["content_id"]: content_id,
        after.delivery_id: f"{content_id}-{file}",
    }
