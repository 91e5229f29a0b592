"""The register of all deliveries: what each is, and whether it is in force."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

import polars as pl

from pipelines.contracts import Contract, load_contracts
from pipelines.contracts.store_schema import DELIVERIES
from pipelines.data_folder import DataFolder
from pipelines.deliveries.money_sums import stored_sum
from pipelines.deliveries.returned.completed_list import completed_ids
from pipelines.deliveries.storing.own_hash import is_sound
from pipelines.deliveries.storing.receipts import Receipt, feed_of, read_receipts
from pipelines.deliveries.storing.store_delivery import parquet_bytes, polars_type
from pipelines.deliveries.supersession.issues import Overlaps, short_doubles
from pipelines.deliveries.supersession.large_losses import find_losses, loss_states
from pipelines.deliveries.supersession.note_supersession import Resolved, note_supersession
from pipelines.deliveries.supersession.overlaps import count_overlaps
from pipelines.deliveries.supersession.resolve import resolve
from pipelines.deliveries.supersession.standing import Candidate, Standing
from pipelines.deliveries.supersession.withdrawn import carry_withdrawals, read_withdrawals
from pipelines.problem import Problem
from pipelines.whole_files import sync, write_json, write_whole

Delivery = dict[str, Any]


def refresh_register(folder: DataFolder) -> dict[str, Receipt]:
    """Decide anew which deliveries are in force and write it: receipts first, the register last.

    Returns:
        all receipts by file id, with what each delivery supersedes.
    """
    contracts = load_contracts()
    receipts = read_receipts(folder)
    deliveries = all_deliveries(folder, receipts)
    carry_withdrawals(folder, deliveries)
    withdrawals = read_withdrawals(folder)
    wholes = completed_ids(deliveries)
    candidates = [_candidate(d, contracts, withdrawals, wholes) for d in deliveries]
    overlaps = _overlaps(deliveries, folder)
    standings = resolve(candidates, overlaps)
    lists = [candidate for candidate in candidates if candidate.completes is None]
    table = _table(deliveries, standings, wholes)
    resolved = Resolved(
        standings,
        doubles=short_doubles(lists, overlaps, standings),
        withdrawals=withdrawals,
        losses=find_losses(table, folder),
    )
    table = table.with_columns(_loss_states(table, folder))
    for receipt in note_supersession(receipts, deliveries, resolved, folder):
        write_json(folder.receipts / f"{receipt['file_id']}.json", receipt)
    content = parquet_bytes(table, DELIVERIES)
    if not folder.deliveries.exists() or folder.deliveries.read_bytes() != content:
        for path in (folder.receipts, *folder.raw.iterdir()):
            sync(path)
        write_whole(folder.deliveries, content)
        sync(folder.raw)
    return receipts


def is_up_to_date(folder: DataFolder, receipts: dict[str, Receipt]) -> bool:
    """Whether the register names exactly the deliveries, withdrawals and losses that there are."""
    if not is_sound(folder.deliveries):
        return False
    table = pl.read_parquet(folder.deliveries)
    if set(table.columns) != set(DELIVERIES):
        return False
    if not table["loss_state"].equals(_loss_states(table, folder), null_equal=True):
        return False
    known = {d["delivery_id"] for d in all_deliveries(folder, receipts)}
    withdrawn = set(table.filter(pl.col("state") == "withdrawn")["delivery_id"])
    return set(table["delivery_id"]) == known and withdrawn == known & set(read_withdrawals(folder))


def all_deliveries(folder: DataFolder, receipts: dict[str, Receipt]) -> list[Delivery]:
    """Every delivery of every receipt and every nil return, in the order of arrival."""
    found = []
    for receipt in receipts.values():
        beside = {
            "file_id": receipt["file_id"],
            "file_name": receipt["path"],
            "arrival": receipt["arrival"],
        }
        # A return workbook holds rows of several feeds, and each of its deliveries names its own.
        for delivery in receipt["deliveries"]:
            found.append({**delivery, **beside, "feed": feed_of(delivery, receipt)})
    found += [json.loads(path.read_bytes()) for path in sorted(folder.nil_returns.glob("*.json"))]
    return sorted(found, key=lambda d: (d["arrival"], d["file_name"], d["delivery_id"]))


def next_arrival(folder: DataFolder, receipts: dict[str, Receipt]) -> int:
    """The number of the next file or nil return to arrive."""
    numbers = [receipt["arrival"] for receipt in receipts.values()]
    numbers += [d["arrival"] for d in all_deliveries(folder, receipts)]
    return max(numbers, default=0) + 1


def _candidate(
    d: Delivery,
    contracts: dict[str, Contract],
    withdrawn: Collection[str],
    wholes: dict[str, str],
) -> Candidate:
    path = d["file_name"]
    return Candidate(
        delivery_id=d["delivery_id"],
        feed=d["feed"],
        is_monthly=contracts[d["feed"]].cadence == "monthly",
        deliverer=(d["deliverer_code"], d.get("section")),
        parts=frozenset(d.get("parts", ())),
        period_start=_day(d["period_start"]),
        period_end=_day(d["period_end"]),
        rows=d["rows_accepted"],
        rows_hash=d.get("rows_hash", d["delivery_id"]),
        # The name itself decides; the folders only between two files of one name.
        file_name=f"{path.rsplit('/', 1)[-1]} {path}",
        arrival=d["arrival"],
        reported_on=_day(d.get("reported_on")),
        latest_on=_day(d.get("latest_on")),
        says_revised=d.get("says_revised", False),
        is_withdrawn=d["delivery_id"] in withdrawn,
        completes=wholes.get(d["delivery_id"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _overlaps(deliveries: list[Delivery], folder: DataFolder) -> Overlaps:
    found: Overlaps = {}
    with_rows = [d for d in deliveries if d["rows_accepted"]]
    for feed in sorted({d["feed"] for d in with_rows}):
        names = [d["delivery_id"] for d in with_rows if d["feed"] == feed]
        if len(names) > 1:
            files = [folder.raw / feed / f"{name}.parquet" for name in names]
            hashes = pl.scan_parquet(files).select("delivery_id", "row_hash")
            rows = sum(d["rows_accepted"] for d in with_rows if d["feed"] == feed)
            try:
                found |= count_overlaps(hashes, rows)
            except pl.exceptions.PolarsError:
                damaged = next((path for path in files if not is_sound(path)), files[0])
                raise Problem("raw_file_unreadable", path=damaged) from None
    return found


def _table(
    deliveries: list[Delivery], standings: dict[str, Standing], wholes: dict[str, str]
) -> pl.DataFrame:
    rows = []
    for delivery in deliveries:
        standing = standings[delivery["delivery_id"]]
        row = {name: delivery.get(name) for name in DELIVERIES}
        row |= {
            "state": standing.state,
            "amount_sum": stored_sum(delivery.get("amount_sum")),
            "superseded_by": standing.superseded_by,
            "supersession_rule": standing.rule,
            "completes": _first_issue(wholes.get(delivery["delivery_id"]), standings),
        }
        rows.append(row)
    texts = {name: polars_type(kind) for name, kind in DELIVERIES.items()}
    as_json = {n: pl.String if _is_text(t) else t for n, t in texts.items()}
    table = pl.DataFrame(rows, schema=as_json, orient="row")
    return table.with_columns(
        pl.col(name).str.to_date() if texts[name] == pl.Date else pl.col(name).cast(texts[name])
        for name in DELIVERIES
    )


def _loss_states(table: pl.DataFrame, folder: DataFolder) -> pl.Series:
    known = loss_states(table, folder)
    states = [known.get(name) for name in table["delivery_id"]]
    return pl.Series("loss_state", states, dtype=pl.String)


def _first_issue(whole: str | None, standings: dict[str, Standing]) -> str | None:
    """A completed list's first issue, under which its rows are in force."""
    standing = standings.get(whole or "")
    return standing.superseded_by if standing and standing.state == "reissue" else whole


def _is_text(kind: pl.DataType) -> bool:
    return kind == pl.Date or kind.is_decimal()
