"""answers.json: what is true of the sample, file by file, as only its maker can know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipelines.sample.answers.figures import count_figures
from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.deliveries.period import period_of
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.files.sheet import Tally
from pipelines.sample.months import first_day
from pipelines.sample.people.areas import deliverer_code


def make_answers(
    delivered: list[tuple[Delivery, Tally]],
    settings: dict[str, Any],
    personal: dict[str, list],
    book: FaultBook,
) -> dict[str, Any]:
    """The whole answer, ready for JSON.

    Args:
        delivered: every delivery with the tally of its file.
        settings: seed, year and scale.
        personal: names, id_numbers, phones and accounts that stand in the files.
        book: the planted faults.
    """
    return {
        **settings,
        "invented": True,
        "files": [_file(delivery, tally) for delivery, tally in delivered],
        "feeds": _feeds(delivered),
        "figures": count_figures(delivery for delivery, _ in delivered),
        **book.answers(),
        "personal_values": personal,
    }


def write_answers(path: Path, answers: dict[str, Any]) -> None:
    """Write the answers as UTF-8 JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", "utf-8")


def yuan(fen: int | None) -> str | None:
    """Fen as yuan with two decimals; None stays None."""
    return None if fen is None else f"{fen // 100}.{fen % 100:02d}"


def _file(delivery: Delivery, tally: Tally) -> dict[str, Any]:
    first, last = (f"{first_day(month):%Y-%m}" for month in period_of(delivery))
    return {
        "path": delivery.path,
        "feed": delivery.feed,
        "town_code": deliverer_code(delivery.deliverer),
        "period_start": first,
        "period_end": last,
        "reported_on": delivery.reported_on.isoformat(),
        "rows_read": tally.rows_read,
        "accepted": tally.accepted,
        "rejected": tally.rejected,
        "totals": tally.totals,
        "notes": tally.notes,
        "amount_sum": yuan(tally.accepted_fen),
        "in_force": delivery.in_force,
        "reissue_of": delivery.origin.path if delivery.origin else None,
        "supersedes": [older.path for older in delivery.supersedes],
        "rejected_rows": tally.rejected_rows,
    }


def _feeds(delivered: list[tuple[Delivery, Tally]]) -> dict[str, dict[str, Any]]:
    feeds: dict[str, dict[str, Any]] = {}
    for delivery, tally in delivered:
        feed = feeds.setdefault(
            delivery.feed, {"files": 0, "rows_in_force": 0, "amount_in_force": None}
        )
        feed["files"] += 1
        if delivery.in_force:
            feed["rows_in_force"] += tally.accepted
            if tally.accepted_fen is not None:
                feed["amount_in_force"] = (feed["amount_in_force"] or 0) + tally.accepted_fen
    for feed in feeds.values():
        feed["amount_in_force"] = yuan(feed["amount_in_force"])
    return dict(sorted(feeds.items()))
