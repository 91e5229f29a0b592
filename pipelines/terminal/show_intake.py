"""What intake did, a line a file, with what a clerk must know below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pipelines.contracts import load_contracts
from pipelines.contracts.raw_schema import kept_columns
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.take_in import TakenIn
from pipelines.language import say

Receipt = dict[str, Any]
# More changed rows than this are counted; the receipt holds them all.
_SHOWN_CHANGES = 10


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
        for line in _below(receipt):
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


def period_words(delivery: dict[str, Any]) -> str:
    """A period as people write it: 2013-06, 2013-03/2013-06, 2013."""
    start, end = delivery["period_start"][:7], delivery["period_end"][:7]
    if start == end:
        return start
    if start[:4] == end[:4] and (start[5:], end[5:]) == ("01", "12"):
        return start[:4]
    return f"{start}/{end}"


def _deliverer(delivery: dict[str, Any]) -> str:
    name = load_area_book().short_names.get(delivery["deliverer_code"], delivery["deliverer_code"])
    return f"{name}（{delivery['section']}）" if delivery["section"] else name


def _below(receipt: Receipt) -> Iterator[str]:
    many = len(receipt["deliveries"]) > 1
    for delivery in receipt["deliveries"]:
        period = f"{period_words(delivery)} " if many else ""
        if delivery["is_nil"]:
            yield say("intake_nil")
        other = (delivery["superseded_by"] or {}).get("path", "")
        if delivery["state"] != "in_force":
            yield say(f"intake_{delivery['state']}", period=period, other=other)
        for replaced in delivery["supersedes"]:
            yield from _replaced(replaced, period, receipt)
    yield from _counted("intake_rejected", "reason", receipt["rejected"], "reason")
    yield from _counted("intake_doubts", "warning", receipt.get("warnings", []), "code")


def _counted(code: str, topic: str, entries: list[dict], field: str) -> Iterator[str]:
    if not entries:
        return
    # A row with two reasons is one rejected row.
    rows = {(entry["sheet"], entry["row"]) for entry in entries}
    kinds = Counter(entry[field] for entry in entries)
    told = "、".join(f"{say(f'{topic}.{kind}')} {n}" for kind, n in kinds.most_common())
    yield say(code, count=len(rows) if topic == "reason" else len(entries), reasons=told)


def _replaced(replaced: dict[str, Any], period: str, receipt: Receipt) -> Iterator[str]:
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
    titles = _column_titles(receipt["feed"])
    for change in replaced["changed"][:_SHOWN_CHANGES]:
        yield say(
            "intake_changed",
            old_sheet=change["old"]["sheet"],
            old_row=change["old"]["row"],
            new_sheet=change["new"]["sheet"],
            new_row=change["new"]["row"],
            columns="、".join(
                _change(name, change["values"], titles) for name in change["columns"]
            ),
        )
    for part in replaced["removed"]:
        yield say("intake_gone", sheet=part["sheet"], rows=part["rows"])
    more = len(replaced["changed"]) - _SHOWN_CHANGES
    if more > 0:
        yield say("intake_more_changes", count=more, receipt=f"{receipt['file_id']}.json")


def _change(name: str, values: dict[str, list[str | None]], titles: dict[str, str]) -> str:
    if name not in values:
        return titles[name]
    old, new = (value or "—" for value in values[name])
    return f"{titles[name]} {old} → {new}"


def _column_titles(feed: str) -> dict[str, str]:
    columns = load_contracts()[feed].columns
    titles = {kept: column.title for column in columns for kept in kept_columns(column)}
    return {**titles, "sex_matches_id": next((c.title for c in columns if c.name == "sex"), "")}


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
