"""What became of a return workbook that came back, in lines for a clerk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.deliveries.returned.return_receipt import RETURN
from pipelines.language import say
from pipelines.terminal.named import area_name, feed_title
from pipelines.terminal.told_delivery import period_words, sum_words
from pipelines.terminal.told_rows import doubt_lines, rejected_lines

Receipt = dict[str, Any]
_KINDS = ("void", "unchanged", "cleared", "taken", "missing", "answers", "wrong_answers")


def is_return(receipt: Receipt) -> bool:
    """Whether the receipt is of a return workbook."""
    return receipt.get("kind") == RETURN


def return_line(receipt: Receipt) -> str:
    """The one line of a return workbook: what it put right, and its four counts."""
    counts = receipt["counts"]
    return say(
        "intake_return_line",
        file=receipt["path"],
        read=f"{counts['rows_read']:,}",
        accepted=f"{counts['accepted']:,}",
        rejected=f"{counts['rejected']:,}",
        totals=counts["totals"],
        notes=f"{counts['notes']:,}",
    )


def return_lines_below(receipt: Receipt, receipts: Path) -> Iterator[str]:
    """Which lists it completes, what is still wrong, and what was left as it was."""
    for delivery in receipt["deliveries"]:
        standing = "" if delivery.get("state") == "in_force" else say("intake_return_not_in_force")
        yield say(
            "intake_return_delivery",
            title=feed_title(delivery["feed"]),
            town=area_name(delivery["deliverer_code"]),
            period=period_words(delivery),
            closed=f"{len(delivery['closes']):,}",
            rows=f"{delivery['rows_accepted']:,}",
            sum=sum_words(delivery["amount_sum"]),
            id=delivery["delivery_id"],
            standing=standing,
        )
    for kind in _KINDS:
        if count := receipt["returned"].get(kind):
            yield say(f"intake_return_{kind}", count=f"{count:,}")
    entries = [*receipt["rejected"], *receipt["warnings"]]
    for feed in dict.fromkeys(entry["feed"] for entry in entries):
        part = {
            **receipt,
            "feed": feed,
            # Of two sheets and more the lines name the sheet.
            "sheets": [{"sheet": name} for name in ("", " ")],
            "rejected": [e for e in receipt["rejected"] if e["feed"] == feed],
            "warnings": [e for e in receipt["warnings"] if e["feed"] == feed],
        }
        yield from rejected_lines(part, receipts)
        yield from doubt_lines(part)
