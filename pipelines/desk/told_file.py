"""What became of a file, in words for a page: without a name, a number or any cell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import polars as pl

from pipelines.access.reader import Reader, require_act
from pipelines.contracts import load_contracts
from pipelines.contracts.remedies import remedy
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import feed_of, read_receipts
from pipelines.language import say
from pipelines.terminal.named import area_name, column_title, feed_title
from pipelines.terminal.returned.told_return import is_return, return_lines_below
from pipelines.terminal.show_intake import file_line
from pipelines.terminal.told_delivery import (
    delivery_lines,
    notice_lines,
    period_words,
    sum_words,
)
from pipelines.terminal.told_rows import doubt_lines

Receipt = dict[str, Any]
_ACT = "see_register"
COUNTS = ("rows_read", "accepted", "rejected", "totals", "notes")
_REJECTED = ("sheet", "row", "column", "reason", "remedy")


@dataclass(frozen=True)
class ToldFile:
    """A file's receipt in words.

    Attributes:
        notices: what goes before all else: withdrawn, or most of a replaced list gone.
        state: taken, known (taken before and unchanged), refused.
        line: what it is and what was taken of it, or why it was not, in one sentence.
        deliveries: feed, deliverer, period, rows, amount (decimal text or none), id, state of
            each delivery, in words.
        counts: rows by COUNTS.
        below: what it replaces or is replaced by, and what is doubtful.
        rejected: one row per fault: sheet, row, column, reason, remedy; column null: the row.
    """

    path: str
    state: str
    line: str
    counts: dict[str, int]
    deliveries: list[dict[str, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    rejected: pl.DataFrame = field(default_factory=pl.DataFrame)


def told_file(receipt: Receipt, folder: DataFolder, is_known: bool = False) -> ToldFile:
    """The receipt in the language in force.

    Args:
        receipt: of the file, as intake wrote it.
        folder: the data folder.
        is_known: whether the file was dealt with before this run.
    """
    if receipt["status"] == "refused":
        return ToldFile(receipt["path"], "refused", file_line(receipt), receipt["counts"])
    if is_return(receipt):
        below = return_lines_below(receipt, folder.receipts)
    else:
        lines = delivery_lines(receipt, folder.receipts)
        below = (line for part in (lines, doubt_lines(receipt)) for line in part)
    return ToldFile(
        receipt["path"],
        "known" if is_known else "taken",
        file_line(receipt),
        receipt["counts"],
        [_delivery(delivery, feed_of(delivery, receipt)) for delivery in receipt["deliveries"]],
        [line.strip() for line in notice_lines(receipt)],
        list(below),
        rejected_rows(receipt),
    )


def find_told_file(reader: Reader, folder: DataFolder, file_id: str) -> ToldFile | None:
    """The file of that id in words; None when no receipt is there.

    Raises:
        Problem: the role may not see the register.
    """
    require_act(reader, _ACT)
    receipt = read_receipts(folder).get(file_id)
    return told_file(receipt, folder) if receipt else None


def refused_files(reader: Reader, folder: DataFolder) -> list[ToldFile]:
    """Every file that was not taken, the latest first.

    Raises:
        Problem: the role may not see the register.
    """
    require_act(reader, _ACT)
    found = [r for r in read_receipts(folder).values() if r["status"] == "refused"]
    return [told_file(receipt, folder) for receipt in reversed(found)]


def column_words(feed: str, name: str | None) -> str | None:
    """A column's title on the feed's form; None, for a whole row, stays None."""
    contract = load_contracts().get(feed)
    return column_title(contract, name) if contract and name else name


def rejected_rows(receipt: Receipt) -> pl.DataFrame:
    """Every fault of a rejected row: where it is, what is wrong and what to do."""
    schema = {name: pl.Int64 if name == "row" else pl.String for name in _REJECTED}
    return pl.DataFrame(list(_faults(receipt)), schema=schema, orient="row")


def _faults(receipt: Receipt) -> Iterator[dict[str, Any]]:
    contracts = load_contracts()
    for entry in receipt["rejected"]:
        feed = entry.get("feed") or receipt["feed"]
        yield {
            "sheet": entry["sheet"] or None,
            "row": entry["row"],
            "column": column_words(feed, entry["column"]),
            "reason": say(f"reason.{entry['reason']}"),
            "remedy": remedy(entry["reason"], contracts.get(feed), entry["column"]),
        }


def _delivery(delivery: dict[str, Any], feed: str) -> dict[str, str]:
    name, section = area_name(delivery["deliverer_code"]), delivery["section"]
    amount = delivery["amount_sum"]
    return {
        "feed": feed_title(feed),
        "deliverer": name if not section or section == name else f"{name} · {section}",
        "period": period_words(delivery),
        "rows": f"{delivery['rows_accepted']:,}",
        "amount": "—" if amount is None else f"{Decimal(amount):,.2f}",
        "state": say(f"deliveries.state_{delivery.get('state', 'in_force')}"),
        "id": delivery["delivery_id"],
    }


def one_line(delivery: dict[str, Any]) -> str:
    """A line of the register in words: feed, deliverer, period, rows and sum."""
    told = _delivery(delivery, delivery["feed"])
    rows = say("intake_rows", count=told["rows"])
    parts = (told["feed"], told["deliverer"], told["period"], rows)
    return say("list_comma").join(parts) + sum_words(delivery["amount_sum"])
