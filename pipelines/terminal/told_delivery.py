"""What became of a file's deliveries and rows, in lines for a clerk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipelines.contracts import load_contracts
from pipelines.contracts.raw_schema import kept_columns
from pipelines.language import say

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


def lines_below(receipt: Receipt) -> Iterator[str]:
    """What a clerk must know of a file: what it replaces, what was rejected, what is doubtful."""
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
            old=_place(**change["old"]),
            new=_place(**change["new"]),
            columns="、".join(
                _change(name, change["values"], titles) for name in change["columns"]
            ),
        )
    for part in replaced["removed"]:
        yield say("intake_gone", place=_place(part["sheet"], part["rows"]))
    more = len(replaced["changed"]) - _SHOWN_CHANGES
    if more > 0:
        yield say("intake_more_changes", count=more, receipt=f"{receipt['file_id']}.json")


def _place(sheet: str, row: int | str) -> str:
    # A text file has no sheets, and its one sheet no name.
    return say("place_in_sheet", sheet=sheet, row=row) if sheet else say("place_row", row=row)


def _change(name: str, values: dict[str, list[str | None]], titles: dict[str, str]) -> str:
    if name not in values:
        return titles[name]
    old, new = (value or "—" for value in values[name])
    return f"{titles[name]} {old} → {new}"


def _column_titles(feed: str) -> dict[str, str]:
    columns = load_contracts()[feed].columns
    titles = {kept: column.title for column in columns for kept in kept_columns(column)}
    return {**titles, "sex_matches_id": next((c.title for c in columns if c.name == "sex"), "")}
