"""What became of a file, as JSON without a personal value; codes are said in words elsewhere."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.deliveries.delivery_draft import DeliveryDraft
from pipelines.deliveries.file_task import FileTask
from pipelines.deliveries.money_sums import MoneySums
from pipelines.identity.plain_values import WHERE
from pipelines.intake.read_result import ReadFile
from pipelines.problem import Problem

Receipt = dict[str, Any]
DECLARED = "declared"


def taken_receipt(
    task: FileTask, read: ReadFile, drafts: list[DeliveryDraft], money: MoneySums
) -> Receipt:
    """The receipt of a file that was taken in."""
    warnings = pl.concat([draft.warnings for draft in drafts], how="diagonal_relaxed")
    return {
        **task.facts,
        "status": "taken",
        "feed": read.contract.feed,
        "counts": {name: int(number) for name, number in read.counts.items()},
        "sums": money.told(),
        "sheets": [_sheet(read, place) for place in range(len(read.sheets))],
        "deliveries": [delivery_entry(draft) for draft in drafts],
        "rejected": places_told(read.rejected, "column", "reason"),
        "totals": _totals(read.totals),
        "warnings": places_told(warnings, "column", "code", "detail"),
    }


def refused_receipt(task: FileTask, problem: Problem) -> Receipt:
    """The receipt of a file that could not be taken; `reason` is a code of pipelines/language."""
    values = {name: str(value) for name, value in problem.values.items()}
    counts = dict.fromkeys(("rows_read", "accepted", "rejected", "totals", "notes"), 0)
    return {
        **task.facts,
        "status": "refused",
        "feed": None,
        "reason": problem.code,
        "values": values,
        "counts": counts,
        "deliveries": [],
        "rejected": [],
    }


def feed_of(delivery: dict[str, Any], receipt: Receipt) -> str:
    """A delivery's feed: its file's, or its own where a file holds rows of several."""
    return delivery.get("feed") or receipt["feed"]


def read_receipts(folder: DataFolder, at_hand: Collection[str] = ()) -> dict[str, Receipt]:
    """Every receipt by its file's id, in the order of arrival.

    Args:
        folder: the data folder.
        at_hand: ids of files that can be read again; a receipt of theirs that is torn is as none.

    Raises:
        Problem: a receipt is torn.
    """
    found = []
    for path in folder.receipts.glob("*.json"):
        try:
            found.append(json.loads(path.read_bytes()))
        except ValueError:
            if path.stem not in at_hand:
                raise Problem("receipt_damaged", path=path) from None
    ordered = sorted(found, key=lambda receipt: (receipt["arrival"], receipt["path"]))
    return {receipt["file_id"]: receipt for receipt in ordered}


def _sheet(read: ReadFile, place: int) -> dict[str, Any]:
    sheet = read.sheets[place]
    is_here = pl.col("source_sheet") == sheet.name
    return {
        "sheet": sheet.name,
        "hidden": sheet.hidden,
        "header_row": sheet.header_row,
        "unit_factor": sheet.unit_factor,
        "reported_on": str(sheet.reported_on) if sheet.reported_on else None,
        "accepted": read.accepted[sheet.name],
        "rejected": count_rows(read.rejected.filter(is_here)),
        "totals": count_rows(row_totals(read.totals).filter(is_here)),
        "notes": read.notes.filter(is_here).height,
    }


def row_totals(totals: pl.DataFrame) -> pl.DataFrame:
    """The totals that stand in total rows; declared ones stand in titles and notes."""
    return totals.filter(pl.col("label") != DECLARED)


def count_rows(frame: pl.DataFrame) -> int:
    """How many rows of the file a frame is about."""
    return frame.select(WHERE).n_unique() if len(frame) else 0


def delivery_entry(draft: DeliveryDraft) -> dict[str, Any]:
    """What a receipt says of one delivery."""
    counts = {
        "rows_accepted": draft.row_count,
        "rows_rejected": count_rows(draft.rejected),
        "rows_total": count_rows(row_totals(draft.totals)),
        "rows_note": draft.notes.height,
    }
    return {
        "delivery_id": draft.delivery_id,
        "content_id": draft.content_id,
        "rows_hash": draft.rows_hash,
        "deliverer_code": draft.deliverer.code,
        "deliverer_told_by": draft.deliverer.told_by,
        "section": draft.deliverer.section,
        "period_start": str(draft.period.start),
        "period_end": str(draft.period.end),
        "period_told_by": draft.period.told_by,
        "reported_on": str(draft.reported_on) if draft.reported_on else None,
        "latest_on": str(draft.latest_on) if draft.latest_on else None,
        "is_nil": draft.is_nil,
        "says_revised": draft.says_revised,
        "parts": list(draft.parts),
        "town_codes": draft.town_codes,
        "rows_read": sum(counts.values()),
        **counts,
        "amount_sum": None if draft.amount_sum is None else str(draft.amount_sum),
        "warning_count": draft.warnings.height,
    }


def places_told(frame: pl.DataFrame, *columns: str) -> list[dict[str, Any]]:
    """Rows of a frame by sheet and row, with those of its columns that it has."""
    names = dict(zip(WHERE, ("sheet", "row"), strict=True))
    held = [name for name in columns if name in frame.columns]
    return frame.select(*WHERE, *held).rename(names).to_dicts()


def _totals(totals: pl.DataFrame) -> list[dict[str, Any]]:
    texts = (pl.col(name).cast(pl.String) for name in ("declared_amount", "computed_amount"))
    return totals.with_columns(*texts).to_dicts()
