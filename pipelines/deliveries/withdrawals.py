"""Take a delivery out of force: it stays, with who did it and why."""

from __future__ import annotations

import getpass
from datetime import datetime
from typing import Any

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.deliveries.one_intake import one_intake
from pipelines.deliveries.storing.read_register import read_register
from pipelines.deliveries.supersession.register import refresh_register
from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.problem import Problem
from pipelines.whole_files import write_json


def withdraw(folder: DataFolder, named: str, why: str, by: str | None) -> dict[str, Any]:
    """Record the withdrawal and decide anew what is in force.

    Args:
        folder: the data folder.
        named: a delivery's id, or the beginning of exactly one.
        why: kept with the delivery.
        by: who did it, the user of the machine unless given.

    Returns:
        the delivery's line of the register, with `returns`: the ids in force again.

    Raises:
        Problem: no delivery, or several, begin so; or it is withdrawn already; or a person's number
            is in the words.
    """
    refuse_numbers(why, by)
    with one_intake(folder):
        before = _register(folder)
        delivery = _find(before, named)
        if delivery["state"] == "withdrawn":
            raise Problem("withdrawn_already", id=delivery["delivery_id"])
        record = {
            "delivery_id": delivery["delivery_id"],
            "why": why,
            "by": by or getpass.getuser(),
            "at": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        write_json(folder.withdrawals / f"{delivery['delivery_id']}.json", record)
        refresh_register(folder)
        in_force = [set(_in_force(table)) for table in (before, _register(folder))]
    return {**delivery, "returns": sorted(in_force[1] - in_force[0])}


def _register(folder: DataFolder) -> pl.DataFrame:
    if not folder.deliveries.exists():
        # An intake that failed on its way leaves receipts without a register.
        if not any(folder.receipts.glob("*.json")):
            raise Problem("no_deliveries_yet")
        refresh_register(folder)
    return read_register(folder)


def _in_force(table: pl.DataFrame) -> list[str]:
    return table.filter(pl.col("state") == "in_force")["delivery_id"].to_list()


def _find(table: pl.DataFrame, named: str) -> dict[str, Any]:
    found = table.filter(pl.col("delivery_id").str.starts_with(named)).to_dicts() if named else []
    if not found:
        raise Problem("delivery_unknown", exit_status=2, id=named)
    if len(found) > 1:
        raise Problem("delivery_ambiguous", exit_status=2, id=named, count=len(found))
    return found[0]
