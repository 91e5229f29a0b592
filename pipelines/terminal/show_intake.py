"""What intake did, a line a file, with what a clerk must know below it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipelines.contracts import load_contracts
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.take_in import TakenIn
from pipelines.language import say
from pipelines.terminal.told_delivery import lines_below, period_words

Receipt = dict[str, Any]


def show_intake(result: TakenIn, with_known: bool = True) -> None:
    """Print a line a file and a summary.

    Args:
        result: what `take_in` returned.
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
        for line in lines_below(receipt):
            print(line)
    for path in result.waiting:
        print(say("intake_waiting", file=path))
    if result.passed_by:
        print(say("intake_passed_by", files="、".join(result.passed_by)))
    if hidden:
        print(say("intake_known_files", count=hidden))
    print(_summary(result))


def file_line(receipt: Receipt) -> str:
    """The one line of a file: what it is and what was taken of it, or why it was not."""
    if receipt["status"] == "refused":
        reason = say(receipt["reason"], **receipt["values"])
        return say("intake_refused", file=receipt["path"], reason=reason)
    contract = load_contracts()[receipt["feed"]]
    amount = receipt["sums"].get(contract.amount_column)
    deliveries = receipt["deliveries"]
    return say(
        "intake_line",
        file=receipt["path"],
        title=contract.title,
        town=_deliverer(deliveries[0]),
        period="、".join(period_words(delivery) for delivery in deliveries),
        read=f"{receipt['counts']['rows_read']:,}",
        accepted=f"{receipt['counts']['accepted']:,}",
        rejected=f"{receipt['counts']['rejected']:,}",
        totals=receipt["counts"]["totals"],
        notes=receipt["counts"]["notes"],
        sum=say("intake_sum", amount=f"{Decimal(amount):,.2f}") if amount is not None else "",
    )


def _deliverer(delivery: dict[str, Any]) -> str:
    name = load_area_book().short_names.get(delivery["deliverer_code"], delivery["deliverer_code"])
    return f"{name}（{delivery['section']}）" if delivery["section"] else name


def _summary(result: TakenIn) -> str:
    taken = [receipt for receipt in result.receipts if receipt["status"] == "taken"]
    counted = [d for r in taken for d in r["deliveries"] if d["state"] == "in_force"]
    # Sums of different feeds are not one sum: contracts are paid from what was budgeted.
    one_feed = len({receipt["feed"] for receipt in taken}) == 1
    sums = [Decimal(d["amount_sum"]) for d in counted if one_feed and d["amount_sum"]]
    return say(
        "intake_summary",
        files=len(result.receipts),
        taken=len(taken),
        refused=len(result.refused),
        rows=f"{sum(d['rows_accepted'] for d in counted):,}",
        sum=say("intake_sum", amount=f"{sum(sums):,.2f}") if sums else "",
    )
