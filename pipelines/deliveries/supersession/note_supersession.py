"""What a receipt says of the other deliveries: what it takes the place of, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.contracts import load_contracts
from pipelines.contracts.raw_schema import raw_schema
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.deliveries.storing.store_delivery import polars_type
from pipelines.deliveries.supersession.changed_rows import changed_rows
from pipelines.deliveries.supersession.large_losses import Loss
from pipelines.deliveries.supersession.note_doubles import note_doubles, same_files
from pipelines.deliveries.supersession.standing import Standing

Delivery = dict[str, Any]


@dataclass(frozen=True)
class Resolved:
    """What was decided of all deliveries together.

    Attributes:
        standings: what became of each.
        doubles: short lists of other deliverers with the same rows, by delivery.
        withdrawals: who took a delivery out of force, when and why, by delivery.
        losses: lists in force that keep little of what they replaced.
    """

    standings: dict[str, Standing]
    doubles: dict[str, list[str]]
    withdrawals: dict[str, dict[str, str]]
    losses: list[Loss]


def note_supersession(
    receipts: dict[str, Receipt],
    deliveries: list[Delivery],
    resolved: Resolved,
    folder: DataFolder,
) -> Iterator[Receipt]:
    """Write each delivery's standing into its receipt; yields the receipts that changed by it.

    Args:
        receipts: all, by file id; changed in place.
        deliveries: all, also the nil returns.
        resolved: what was decided of them.
        folder: holds the rows.
    """
    standings = resolved.standings
    known = {d["delivery_id"]: d for d in deliveries}
    twins = same_files(receipts, standings)
    lost_by: dict[str, list[Loss]] = {}
    for loss in resolved.losses:
        lost_by.setdefault(loss.by["delivery_id"], []).append(loss)
    losers = _losers(standings)
    for receipt in receipts.values():
        before = [dict(d) for d in receipt["deliveries"]], receipt.get("warnings")
        for delivery in receipt["deliveries"]:
            name = delivery["delivery_id"]
            standing = standings[name]
            told = {entry["delivery_id"]: entry for entry in delivery.get("supersedes", [])}
            beaten = sorted(losers.get(name, []), key=lambda n: (known[n]["file_name"], n))
            delivery["state"] = standing.state
            delivery["rule"] = standing.rule
            delivery["superseded_by"] = _named(standing.superseded_by, known)
            delivery["supersedes"] = [
                told.get(n) or _what_changed(known[n], known[name], standings[n], folder)
                for n in beaten
            ]
            _tell(delivery, "losses", [_loss(one) for one in lost_by.get(name, ())])
            _tell(delivery, "withdrawn", resolved.withdrawals.get(name))
        note_doubles(receipt, known, resolved.doubles, twins)
        if (receipt["deliveries"], receipt.get("warnings")) != before:
            yield receipt


def _losers(standings: dict[str, Standing]) -> dict[str, list[str]]:
    """The deliveries that each directly takes the place of."""
    losers: dict[str, list[str]] = {}
    for name, standing in standings.items():
        if standing.state == "superseded":
            losers.setdefault(standing.directly_by, []).append(name)
    return losers


def _tell(delivery: Delivery, name: str, told: Any) -> None:
    if told:
        delivery[name] = told
    else:
        delivery.pop(name, None)


def _loss(loss: Loss) -> dict[str, Any]:
    amount = loss.replaced["amount_sum"]
    return {
        "delivery_id": loss.replaced["delivery_id"],
        "path": loss.replaced["file_name"],
        "rows": loss.replaced["rows_accepted"],
        "amount_sum": None if amount is None else str(amount),
        "confirmed": loss.confirmed,
    }


def _named(name: str | None, known: dict[str, Delivery]) -> dict[str, str] | None:
    return {"delivery_id": name, "path": known[name]["file_name"]} if name else None


def _what_changed(
    old: Delivery, new: Delivery, standing: Standing, folder: DataFolder
) -> dict[str, Any]:
    contract = load_contracts()[old["feed"]]
    tables = (_rows(d, folder) for d in (old, new))
    return {
        "delivery_id": old["delivery_id"],
        "path": old["file_name"],
        "rule": standing.rule,
        "is_guess": standing.is_guess,
        "rows": old["rows_accepted"],
        **changed_rows(*tables, contract),
    }


def _rows(delivery: Delivery, folder: DataFolder) -> pl.DataFrame:
    feed, name = delivery["feed"], delivery["delivery_id"]
    if not delivery["rows_accepted"]:
        schema = raw_schema(load_contracts()[feed])
        return pl.DataFrame(schema={n: polars_type(kind) for n, kind in schema.items()})
    return pl.read_parquet(folder.raw / feed / f"{name}.parquet")
