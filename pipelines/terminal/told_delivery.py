"""What became of a file's deliveries and rows, in lines for a clerk."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipelines.contracts import load_contracts
from pipelines.contracts.raw_schema import kept_columns
from pipelines.language import say
from pipelines.terminal.named import column_title
from pipelines.terminal.told_rows import doubt_lines, receipt_path, rejected_lines

Receipt = dict[str, Any]
# More changed rows than this are counted; the receipt holds them all.
_SHOWN_CHANGES = 10


def period_words(delivery: dict[str, Any]) -> str:
    """A period as people write it: 2013-06, 2013-03/2013-06, 2013."""
    start, end = delivery["period_start"][:7], delivery["period_end"][:7]
    if start == end:
        return start
    if start[:4] == end[:4] and (start[5:], end[5:]) == ("01", "12"):
        return start[:4]
    return f"{start}/{end}"


def sum_words(amount: str | Decimal | None) -> str:
    """A sum to stand behind a number of rows; nothing where no value was summed."""
    return "" if amount is None else say("intake_sum", amount=f"{Decimal(amount):,.2f}")


def notice_lines(receipt: Receipt) -> Iterator[str]:
    """What goes before all else: what was withdrawn, and losses with or without a confirmation.

    Args:
        receipt: of any file.
    """
    many = len(receipt["deliveries"]) > 1
    for delivery in receipt["deliveries"]:
        period = f"{period_words(delivery)} " if many else ""
        if delivery.get("state") == "withdrawn":
            said = act_words(delivery.get("withdrawn") or {})
            yield say("intake_withdrawn", period=period, said=said)
        for loss in delivery.get("losses", ()):
            yield say(
                f"intake_loss_{'confirmed' if loss['confirmed'] else 'held'}",
                period=period,
                rows=f"{delivery['rows_accepted']:,}",
                sum=sum_words(delivery["amount_sum"]),
                other=loss["path"],
                old_rows=f"{loss['rows']:,}",
                old_sum=sum_words(loss["amount_sum"]),
                said=act_words(loss["confirmed"] or {}),
            )


def held_ids(receipt: Receipt) -> list[str]:
    """The file's deliveries whose losses nobody has confirmed."""
    held = (
        d for d in receipt["deliveries"] if not all(x["confirmed"] for x in d.get("losses", ()))
    )
    return [delivery["delivery_id"] for delivery in held]


def act_words(record: dict[str, str]) -> str:
    """When somebody did something, who, and why; of a record of withdrawal or confirmation."""
    if not record.get("at"):
        return ""
    why = record.get("why") or say("act_no_reason")
    at = record["at"][:16].replace("T", " ")
    return say("act_said", at=at, by=record["by"], why=why)


def lines_below(receipt: Receipt, receipts: Path) -> Iterator[str]:
    """What a clerk must know of a file: what it replaces, what was rejected, what is doubtful.

    Args:
        receipt: of the file.
        receipts: the folder of receipts.
    """
    yield from delivery_lines(receipt, receipts)
    yield from rejected_lines(receipt, receipts)
    yield from doubt_lines(receipt)


def delivery_lines(receipt: Receipt, receipts: Path) -> Iterator[str]:
    """The file's deliveries, where they are several, and what each replaces or is replaced by.

    Args:
        receipt: of the file.
        receipts: the folder of receipts.
    """
    many = len(receipt["deliveries"]) > 1
    for delivery in receipt["deliveries"]:
        period = f"{period_words(delivery)} " if many else ""
        if many:
            yield _one_of_many(delivery)
        if delivery["is_nil"]:
            yield say("intake_nil")
        other = (delivery["superseded_by"] or {}).get("path", "")
        if delivery["state"] not in {"in_force", "withdrawn"}:
            yield say(f"intake_{delivery['state']}", period=period, other=other)
        for replaced in delivery["supersedes"]:
            yield from _replaced(replaced, period, receipt, receipts)


def _one_of_many(delivery: dict[str, Any]) -> str:
    return say(
        "intake_one_of_many",
        period=period_words(delivery),
        rows=f"{delivery['rows_accepted']:,}",
        sum=sum_words(delivery["amount_sum"]),
        id=delivery["delivery_id"],
    )


def _replaced(
    replaced: dict[str, Any], period: str, receipt: Receipt, receipts: Path
) -> Iterator[str]:
    yield say(
        "intake_replaces",
        period=period,
        other=replaced["path"],
        rule=say(f"rule.{replaced['rule']}"),
        rows=f"{replaced['rows']:,}",
        repeated=f"{replaced['repeated']:,}",
        changed=len(replaced["changed"]),
        removed=sum(part["count"] for part in replaced["removed"]),
        added=f"{sum(part['count'] for part in replaced['added']):,}",
    )
    if replaced["rule"] == "a" and replaced["rows"] and not _have_shared_rows(replaced):
        yield say("intake_no_row_shared")
    if replaced.get("is_guess"):
        yield say("intake_guess")
    titles = _column_titles(receipt["feed"])
    for change in replaced["changed"][:_SHOWN_CHANGES]:
        yield say(
            "intake_changed",
            old=_place(**change["old"]),
            new=_place(**change["new"]),
            columns=say("list_comma").join(
                _change(name, change["values"], titles) for name in change["columns"]
            ),
        )
    for part in replaced["removed"]:
        yield say("intake_gone", place=_place(part["sheet"], part["rows"]))
    more = len(replaced["changed"]) - _SHOWN_CHANGES
    if more > 0:
        yield say("intake_more_changes", count=more, receipt=receipt_path(receipt, receipts))


def _have_shared_rows(replaced: dict[str, Any]) -> bool:
    return bool(replaced["repeated"] or replaced["changed"])


def _place(sheet: str, row: int | str) -> str:
    # A text file has no sheets, and its one sheet no name.
    return say("place_in_sheet", sheet=sheet, row=row) if sheet else say("place_row", row=row)


def _change(name: str, values: dict[str, list[str | None]], titles: dict[str, str]) -> str:
    if name not in values:
        return titles[name]
    old, new = (value or "—" for value in values[name])
    return f"{titles[name]} {old} → {new}"


def _column_titles(feed: str) -> dict[str, str]:
    contract = load_contracts()[feed]
    titles = {
        kept: column_title(contract, column.name)
        for column in contract.columns
        for kept in kept_columns(column)
    }
    sex = next((c.name for c in contract.columns if c.name == "sex"), None)
    return {**titles, "sex_matches_id": column_title(contract, sex) if sex else ""}
