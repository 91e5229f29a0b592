"""The lists that a return workbook speaks of: what was rejected of them, and what is closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.deliveries.file_task import FileTask
from pipelines.deliveries.placing.deliverer import Deliverer
from pipelines.deliveries.placing.periods import Period
from pipelines.deliveries.returned.completed_list import CompletedList, ListName, list_name
from pipelines.deliveries.storing.receipts import Receipt, feed_of, read_receipts
from pipelines.deliveries.supersession.withdrawn import withdrawn_ids

Place = tuple[str, int]


@dataclass(frozen=True)
class KnownList:
    """A list that is in the data folder.

    Attributes:
        rejected: the places of its rejected rows.
        closed: those that earlier return workbooks put right.
    """

    whole: CompletedList
    feed: str
    rejected: frozenset[Place]
    closed: frozenset[Place] = field(default=frozenset())


def known_lists(names: Iterable[ListName], task: FileTask, folder: DataFolder) -> dict:
    """The lists by name; a name that no receipt knows has none.

    What a workbook closes depends on those that arrived before it alone, so that reading all
    files anew gives the same deliveries.
    """
    wanted = set(names)
    receipts = read_receipts(folder)
    closed = _closed_before(receipts.values(), task, folder)
    found = {}
    for receipt in receipts.values():
        for delivery in receipt["deliveries"]:
            name = list_name(delivery, receipt["file_id"])
            if name in wanted and not delivery.get("completes_file"):
                feed, delivery_id = feed_of(delivery, receipt), delivery["delivery_id"]
                found[name] = KnownList(
                    _whole(delivery, receipt["file_id"]),
                    feed,
                    frozenset(rejected_places(folder, delivery_id)),
                    frozenset(closed.get(name, ())),
                )
    return found


def rejected_places(folder: DataFolder, delivery_id: str) -> set[Place]:
    """Sheet and row of every rejected row of a delivery."""
    path = folder.raw / "rejected_rows" / f"{delivery_id}.parquet"
    if not path.exists():
        return set()
    return set(pl.read_parquet(path, columns=["source_sheet", "source_row"]).rows())


def _closed_before(
    receipts: Collection[Receipt], task: FileTask, folder: DataFolder
) -> dict[ListName, set[Place]]:
    # A workbook before this one may have been read anew a moment ago.
    withdrawn = withdrawn_ids(
        folder, ({**d, "file_id": r["file_id"]} for r in receipts for d in r["deliveries"])
    )
    closed: dict[ListName, set[Place]] = {}
    for receipt in receipts:
        if receipt["arrival"] >= task.arrival or receipt["file_id"] == task.file_id:
            continue
        for delivery in receipt["deliveries"]:
            if delivery.get("completes_file") and delivery["delivery_id"] not in withdrawn:
                places = closed.setdefault(list_name(delivery, delivery["completes_file"]), set())
                places |= {(sheet, row) for sheet, row in delivery["closes"]}
    return closed


def _whole(delivery: dict, file_id: str) -> CompletedList:
    reported = delivery["reported_on"]
    return CompletedList(
        file_id=file_id,
        delivery_id=delivery["delivery_id"],
        deliverer=Deliverer(
            delivery["deliverer_code"], delivery["section"], delivery["deliverer_told_by"]
        ),
        period=Period(
            date.fromisoformat(delivery["period_start"]),
            date.fromisoformat(delivery["period_end"]),
            delivery["period_told_by"],
        ),
        reported_on=date.fromisoformat(reported) if reported else None,
    )
