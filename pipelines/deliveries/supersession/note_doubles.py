"""Doubts about lists that both count and may be one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pipelines.deliveries.storing.receipts import Receipt
from pipelines.deliveries.supersession.standing import Standing

SHORT_DOUBLE = "same_rows_elsewhere"
SAME_FILE = "same_file_elsewhere"


def note_doubles(
    receipt: Receipt,
    known: dict[str, dict[str, Any]],
    doubles: dict[str, list[str]],
    twins: dict[str, list[str]],
) -> None:
    """Put the doubts of this day among a receipt's warnings, in place of those of before.

    Args:
        receipt: changed in place.
        known: all deliveries by id.
        doubles: short lists of other deliverers with the same rows, by delivery.
        twins: see `same_files`.
    """
    if not receipt["deliveries"]:
        return
    short = {
        known[n]["file_name"]
        for d in receipt["deliveries"]
        for n in doubles.get(d["delivery_id"], ())
    }
    kept = [w for w in receipt.get("warnings", ()) if w["code"] not in {SHORT_DOUBLE, SAME_FILE}]
    told = {SHORT_DOUBLE: sorted(short), SAME_FILE: twins.get(receipt["file_id"], [])}
    beside = {"sheet": None, "row": None, "column": None}
    receipt["warnings"] = kept + [
        {**beside, "code": code, "detail": path} for code, paths in told.items() for path in paths
    ]


def same_files(
    receipts: dict[str, Receipt], standings: dict[str, Standing]
) -> dict[str, list[str]]:
    """Paths by file id: the same bytes in another deliverer's folder, with rows that count too."""
    counted: dict[str, list[tuple[str, Receipt]]] = defaultdict(list)
    for receipt in receipts.values():
        for delivery in receipt["deliveries"]:
            in_force = standings[delivery["delivery_id"]].state == "in_force"
            if in_force and delivery["rows_accepted"]:
                counted[receipt["file_hash"]].append((delivery["deliverer_code"], receipt))
    found: dict[str, set[str]] = defaultdict(set)
    for alike in counted.values():
        if len({code for code, _ in alike}) > 1:
            for code, receipt in alike:
                others = (other["path"] for its_code, other in alike if its_code != code)
                found[receipt["file_id"]].update(others)
    return {file_id: sorted(paths) for file_id, paths in found.items()}
