"""What is doubtful in the lists in force, in words, by deliverer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import polars as pl

from pipelines.contracts import load_contracts
from pipelines.deliveries.storing.receipts import Receipt
from pipelines.language import say
from pipelines.workbooks.returns.town_return import WARNING_COLUMNS, DelivererName

_FIGURES = {"total_disagrees", "total_open", "declared_count_disagrees"}


def gather_warnings(
    register: list[dict[str, Any]], receipts: dict[str, Receipt]
) -> dict[DelivererName, pl.DataFrame]:
    """The warnings of each deliverer's files, in the order of arrival; WARNING_COLUMNS.

    Args:
        register: the lines of the register that are in force, in their order of arrival.
        receipts: by file id.
    """
    told: dict[DelivererName, list[dict[str, str]]] = defaultdict(list)
    seen = set()
    for line in register:
        receipt = receipts.get(line["file_id"])
        if receipt is None or line["file_id"] in seen:
            continue
        # A file of several months is told once, with the first of them.
        seen.add(line["file_id"])
        name = line["deliverer_code"], line["section"]
        entries = [*_held_losses(receipt), *receipt.get("warnings", [])]
        told[name] += [_told(entry, line, receipt) for entry in entries]
    return {name: _frame(entries) for name, entries in told.items() if entries}


def _held_losses(receipt: Receipt) -> Iterator[dict[str, Any]]:
    """A warning for each list most of which the file's keeps not, until somebody confirms it."""
    for delivery in receipt["deliveries"]:
        for loss in delivery.get("losses", ()):
            if not loss["confirmed"]:
                detail = say("return_loss", old=loss["rows"], new=delivery["rows_accepted"])
                beside = {"sheet": None, "row": None, "column": None, "feed": delivery.get("feed")}
                yield {**beside, "code": "loss_held", "detail": detail}


def _frame(entries: list[dict[str, str]]) -> pl.DataFrame:
    schema = dict.fromkeys(WARNING_COLUMNS, pl.String)
    numbers = pl.int_range(1, pl.len() + 1).cast(pl.String).alias("编号")
    return pl.DataFrame(entries, schema=schema).with_columns(numbers)


def _told(entry: dict[str, Any], line: dict[str, Any], receipt: Receipt) -> dict[str, str | None]:
    contract = load_contracts()[entry.get("feed") or line["feed"]]
    titles = {column.name: column.title for column in contract.columns}
    detail = entry.get("detail")
    if detail and entry["code"] in _FIGURES:
        stated, _, computed = detail.partition(" / ")
        code = "return_figures_open" if entry["code"] == "total_open" else "return_figures"
        detail = say(code, stated=stated, computed=computed)
    return {
        "报表": contract.title,
        "所属期": f"{line['period_start']:%Y-%m}",
        "文件": receipt["path"],
        "所在表": entry["sheet"],
        "所在行": None if entry["row"] is None else str(entry["row"]),
        "栏目": titles.get(entry["column"]),
        "疑问": say(f"warning.{entry['code']}"),
        "说明": detail,
    }
