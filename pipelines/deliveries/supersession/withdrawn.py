"""The withdrawals, by delivery; a list that is read anew under another id keeps its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipelines.data_folder import DataFolder
from pipelines.whole_files import write_json

Delivery = dict[str, Any]
Withdrawal = dict[str, Any]

# What stays the same of a list when its file is read in another way: see list_name.
_NAMED_BY = ("file_id", "completes_file", "period_start", "period_end")


def read_withdrawals(folder: DataFolder) -> dict[str, Withdrawal]:
    """The deliveries that were taken out of force by their id, with who, when and why."""
    paths = sorted(folder.withdrawals.glob("*.json"))
    return {path.stem: json.loads(path.read_bytes()) for path in paths}


def carry_withdrawals(folder: DataFolder, deliveries: list[Delivery]) -> None:
    """Write down which list each withdrawal is of, and move those whose list has another id now.

    An id follows from the rows. New contracts, an accepted header or another version of this
    program read a file in another way: without this, what a clerk took out of force would count
    again, and nobody would be told.

    Args:
        folder: the data folder.
        deliveries: all, each with its file_id; one that was declared has none, and keeps its id.
    """
    known = {d["delivery_id"]: d for d in deliveries}
    now = {_name(d): d["delivery_id"] for d in deliveries if d.get("file_id")}
    for old, record in read_withdrawals(folder).items():
        if old in known:
            own = {name: known[old].get(name) for name in _NAMED_BY}
            if own["file_id"] and own.items() - record.items():
                write_json(folder.withdrawals / f"{old}.json", record | own)
        elif new := now.get(_name(record)):
            # First the new one: a run that is cut off between the two leaves both.
            write_json(folder.withdrawals / f"{new}.json", record | {"delivery_id": new})
            (folder.withdrawals / f"{old}.json").unlink()


def lost_withdrawals(folder: DataFolder, deliveries: list[Delivery]) -> Iterator[Withdrawal]:
    """Those that take nothing out of force though their file is taken in: with `file_name`."""
    known = {d["delivery_id"] for d in deliveries}
    files = {d["file_id"]: d["file_name"] for d in deliveries if d.get("file_id")}
    for name, record in read_withdrawals(folder).items():
        if name not in known and (file := files.get(record.get("file_id"))):
            yield record | {"file_name": file}


def withdrawn_ids(folder: DataFolder, deliveries: Iterable[Delivery]) -> set[str]:
    """The ids of those that are out of force, though their withdrawals were not carried yet.

    Args:
        folder: the data folder.
        deliveries: each with its file_id.
    """
    records = read_withdrawals(folder)
    lists = {_name(record) for record in records.values() if record.get("file_id")}
    return {
        d["delivery_id"] for d in deliveries if d["delivery_id"] in records or _name(d) in lists
    }


def _name(of: Delivery | Withdrawal) -> tuple[str | None, ...]:
    return tuple(of.get(name) for name in _NAMED_BY)
