"""What intake did, a line a file, with what a clerk must know below it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import feed_of
from pipelines.deliveries.take_in import TakenIn
from pipelines.language import messages, say, with_feed_titles
from pipelines.terminal.named import area_name, feed_title
from pipelines.terminal.returned.told_return import is_return, return_line, return_lines_below
from pipelines.terminal.told_delivery import (
    held_ids,
    lines_below,
    notice_lines,
    period_words,
    sum_words,
)

Receipt = dict[str, Any]
_NAMING_FORMS = {"nearest", "first", "second"}


def show_intake(result: TakenIn, folder: DataFolder, with_known: bool = True) -> None:
    """Print a line a file and a summary.

    Args:
        result: what `take_in` returned.
        folder: the data folder, whose receipts hold what is left out here.
        with_known: also the files that were taken before; else only their number.
    """
    if result.secret_made_at:
        print(say("intake_secret_made", path=result.secret_made_at))
    hidden = 0
    for receipt in result.receipts:
        if receipt["file_id"] in result.known_ids and receipt["status"] == "taken":
            if not with_known:
                hidden += 1
                continue
            print(file_line(receipt) + say("intake_known"))
        else:
            print(file_line(receipt))
        below = return_lines_below if is_return(receipt) else lines_below
        for line in (*notice_lines(receipt), *_remedies(receipt), *below(receipt, folder.receipts)):
            print(line)
    for path in result.waiting:
        print(say("intake_waiting", file=path))
    if result.passed_by:
        print(say("intake_passed_by", files=say("list_comma").join(result.passed_by)))
    if hidden:
        print(say("intake_known_files", count=hidden))
    for line in _summary(result):
        print(line)


def _remedies(receipt: Receipt) -> list[str]:
    return [say("intake_loss_remedy", id=name) for name in held_ids(receipt)]


def file_line(receipt: Receipt) -> str:
    """The one line of a file: what it is and what was taken of it, or why it was not."""
    if receipt["status"] == "refused":
        return say("intake_refused", file=receipt["path"], reason=_refusal(receipt))
    if is_return(receipt):
        return return_line(receipt)
    deliveries = receipt["deliveries"]
    amounts = _amounts(deliveries)
    return say(
        "intake_line",
        file=receipt["path"],
        title=feed_title(receipt["feed"]),
        town=_deliverer(deliveries[0]),
        period=_periods(deliveries),
        read=_rows_read(receipt["counts"]["rows_read"]),
        accepted=f"{receipt['counts']['accepted']:,}",
        rejected=f"{receipt['counts']['rejected']:,}",
        totals=receipt["counts"]["totals"],
        notes=receipt["counts"]["notes"],
        sum=sum_words(sum(amounts)) if amounts else "",
        id=say("intake_id", id=deliveries[0]["delivery_id"]) if len(deliveries) == 1 else "",
    )


def _refusal(receipt: Receipt) -> str:
    reason, values = receipt["reason"], dict(receipt["values"])
    for name in _NAMING_FORMS & values.keys():
        values[name] = with_feed_titles(values[name])
    if values.get("nearest") == "—":
        reason = "unknown_form_far"
    if f"kind.{values.get('kind')}" in messages():
        values["kind"] = say(f"kind.{values['kind']}")
    return say(reason, **values)


def _rows_read(count: int) -> str:
    return say("intake_one_row" if count == 1 else "intake_rows", count=f"{count:,}")


def _periods(deliveries: list[dict[str, Any]]) -> str:
    words = [period_words(delivery) for delivery in deliveries]
    if len(words) == 1:
        return words[0]
    return say("intake_periods", count=len(words), first=words[0], last=words[-1])


def _deliverer(delivery: dict[str, Any]) -> str:
    name, section = area_name(delivery["deliverer_code"]), delivery["section"]
    # A folder named for the place itself, or for a year, says nothing of who keeps the list.
    if not section or section == name:
        return name
    return say("intake_section", name=name, section=section)


def _amounts(deliveries: list[dict[str, Any]]) -> list[Decimal]:
    return [Decimal(d["amount_sum"]) for d in deliveries if d["amount_sum"] is not None]


def _summary(result: TakenIn) -> Iterator[str]:
    taken = [receipt for receipt in result.receipts if receipt["status"] == "taken"]
    counted: dict[str, list[dict[str, Any]]] = {}
    for receipt in taken:
        for delivery in receipt["deliveries"]:
            of_feed = counted.setdefault(feed_of(delivery, receipt), [])
            of_feed += [delivery] if delivery["state"] == "in_force" else []
    # Sums of different feeds are not one sum: contracts are paid from what was budgeted.
    amounts = _amounts(next(iter(counted.values()))) if len(counted) == 1 else []
    yield say(
        "intake_summary",
        files=len(result.receipts),
        taken=len(taken),
        refused=len(result.refused),
        rows=f"{sum(d['rows_accepted'] for all_of in counted.values() for d in all_of):,}",
        sum=sum_words(sum(amounts)) if amounts else "",
    )
    for feed, deliveries in sorted(counted.items()) if len(counted) > 1 else ():
        amounts = _amounts(deliveries)
        yield say(
            "intake_feed_summary",
            title=feed_title(feed),
            deliveries=len(deliveries),
            rows=f"{sum(d['rows_accepted'] for d in deliveries):,}",
            sum=sum_words(sum(amounts)) if amounts else "",
        )
    if held := sum(len(held_ids(receipt)) for receipt in taken):
        yield say("intake_losses_held", count=held)
