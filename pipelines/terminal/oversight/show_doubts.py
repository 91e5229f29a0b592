"""What is doubtful about a list that is not paid yet, in a few lines and without a name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import polars as pl

from pipelines.contracts.remedies import remedy
from pipelines.language import say
from pipelines.precheck.hold_list import HeldList
from pipelines.terminal.named import area_name, column_title, feed_title
from pipelines.terminal.told_delivery import period_words, sum_words

# More rows of a check than these are counted; the workbook holds them all.
_SHOWN_ROWS = 3
_SHOWN_REJECTED = 8


def show_doubts(held: HeldList) -> None:
    """Print what the list is, its doubts by check, and its rows that could not be read."""
    for line in (*_list_lines(held), *_doubt_lines(held.doubts), *_rejected_lines(held)):
        print(line)


def _list_lines(held: HeldList) -> Iterator[str]:
    for delivery in held.receipt["deliveries"]:
        yield say(
            "precheck_list",
            file=held.receipt["file_name"],
            title=feed_title(held.receipt["feed"]),
            town=area_name(delivery["deliverer_code"]),
            period=period_words(delivery),
            rows=f"{delivery['rows_accepted']:,}",
            sum=sum_words(delivery["amount_sum"]),
        )
        yield from place_lines(delivery)


def place_lines(delivery: dict[str, Any]) -> Iterator[str]:
    """What the list will replace once it is taken in, and what it keeps little of."""
    for replaced in delivery.get("supersedes", []):
        yield say("precheck_replaces", path=replaced["path"])
    for loss in delivery.get("losses", []):
        yield say(
            "precheck_keeps_little",
            rows=f"{delivery['rows_accepted']:,}",
            sum=sum_words(delivery["amount_sum"]),
            path=loss["path"],
            old_rows=f"{loss['rows']:,}",
            old_sum=sum_words(loss["amount_sum"]),
        )


def _doubt_lines(doubts: pl.DataFrame) -> Iterator[str]:
    if doubts.is_empty():
        return
    yield say("precheck_doubts", count=f"{len(doubts):,}")
    for (code, name), of_check in doubts.group_by("check_code", "check_name", maintain_order=True):
        amounts = of_check["amount_at_risk_yuan"].drop_nulls()
        yield say(
            "precheck_check",
            check=code,
            name=name,
            count=f"{len(of_check):,}",
            amount=_amount_words(amounts.sum()) if len(amounts) else "",
        )
        for row in of_check.head(_SHOWN_ROWS).to_dicts():
            doubt = f"{row['claim']}：{row['detail']}"
            yield say("precheck_row", place=_place(row), doubt=doubt)
        if len(of_check) > _SHOWN_ROWS:
            yield say("precheck_more", count=f"{len(of_check) - _SHOWN_ROWS:,}")


def _rejected_lines(held: HeldList) -> Iterator[str]:
    where = ["source_sheet", "source_row"]
    count = held.rejected.select(where).n_unique() if len(held.rejected) else 0
    if not count:
        return
    yield say("precheck_rejected", count=f"{count:,}")
    for row in held.rejected.head(_SHOWN_REJECTED).to_dicts():
        reason = say(f"reason.{row['reason']}")
        todo = remedy(row["reason"], held.contract, row["column"])
        fault = say("intake_row_fault", reason=reason, remedy=todo)
        if row["column"]:
            title = column_title(held.contract, row["column"])
            fault = say("intake_cell_fault", column=title, reason=reason, remedy=todo)
        yield say("precheck_row", place=_place(row), doubt=fault)
    if len(held.rejected) > _SHOWN_REJECTED:
        yield say("precheck_more", count=f"{len(held.rejected) - _SHOWN_REJECTED:,}")


def _place(row: dict[str, Any]) -> str:
    sheet, number = row["source_sheet"], row["source_row"]
    if number is None:
        return sheet or say("precheck_whole_list")
    return say("place_in_sheet", sheet=sheet, row=number) if sheet else say("place_row", row=number)


def _amount_words(amount: Decimal) -> str:
    return say("precheck_amount", amount=f"{amount:,.2f}")
