"""Write every delivery as an act leaves it: rows, what the vault holds, and what stands beside."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines import fault
from pipelines.contracts import Contract, load_contracts
from pipelines.contracts.store_schema import SIDE_TABLES
from pipelines.custody.rewriting.act import Act, Report
from pipelines.custody.rewriting.content import read_content, write_content
from pipelines.custody.rewriting.renamed_rows import hash_again, ids_again
from pipelines.deliveries.storing.people import update_people
from pipelines.deliveries.storing.receipts import Receipt, feed_of
from pipelines.deliveries.storing.store_delivery import make_folders, parquet_bytes
from pipelines.identity.vault import open_table, return_vault, seal_table


def write_deliveries(act: Act, receipts: dict[str, Receipt], report: Report) -> set[str]:
    """Write the raw store and the vault's deliveries; `act.renaming` learns their new ids.

    Files of deliveries that no receipt names are left behind.

    Returns:
        the old ids of the deliveries of which nothing is kept.

    Raises:
        Problem: a delivery's vault does not open, or does not know a key.
    """
    contracts = load_contracts()
    make_folders(act.to, contracts)
    entries = [
        (feed_of(entry, receipt), entry)
        for receipt in receipts.values()
        for entry in receipt["deliveries"]
    ]
    dropped, written = set(), []
    for done, (feed, entry) in enumerate(entries):
        report("custody_step_deliveries", done, len(entries))
        name = _write(act, entry, contracts[feed])
        if name is None:
            dropped.add(entry["delivery_id"])
        else:
            written.append(name)
    fault.point("custody.deliveries")
    report("custody_step_people", 0, 0)
    update_people(act.to, act.new.vault_key, written)
    return dropped


def _write(act: Act, entry: dict[str, Any], contract: Contract) -> str | None:
    before = read_content(act.folder, entry, contract, act.old.vault_key)
    after = act.change(before)
    if after is None:
        return None
    after = hash_again(before, after, act.new.hmac_key)
    renamed = ids_again(after)
    old = entry["delivery_id"]
    act.renaming.words.update(renamed)
    name = renamed.get(old, old)
    act.renaming.rename_delivery(old, name)
    write_content(act.to, after, name, act.new.vault_key)
    for table in SIDE_TABLES:
        path = act.folder.raw / table / f"{old}.parquet"
        if path.exists():
            rows = pl.read_parquet(path).with_columns(pl.lit(name).alias("delivery_id"))
            to = act.to.raw / table / f"{name}.parquet"
            known = {n: kind for n, kind in SIDE_TABLES[table].items() if n in rows.columns}
            to.write_bytes(parquet_bytes(rows, known))
    return name


def write_loose(act: Act) -> None:
    """What the vault holds of return workbooks beside their deliveries: words, not keys."""
    for path in sorted(return_vault(act.folder, "any", "rows").parent.glob("*.sealed")):
        table = open_table(path.read_bytes(), act.old.vault_key, path.stem)
        table = act.change_loose(act.renaming.frame(table, but=("value", "note")))
        if not table.is_empty():
            to = return_vault(act.to, path.stem.rpartition("-")[0], path.stem.rpartition("-")[2])
            to.write_bytes(seal_table(table, act.new.vault_key, path.stem))
