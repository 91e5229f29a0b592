"""Deliveries whose years are up go, with all that the vault and the inbox hold of them.

A feed has a term only where the setting gives it one. Figures of closed years stay as published;
what was taken in stays as counts and sums in `expired/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.contracts import load_contracts
from pipelines.custody.own_files import files_taken
from pipelines.custody.rewriting.act import Act, Report
from pipelines.custody.rewriting.content import Content
from pipelines.custody.rewriting.exchange_store import aside, exchange_store
from pipelines.deliveries.storing.receipts import Receipt, feed_of, read_receipts
from pipelines.identity.access_log import log_access
from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.identity.secret import load_secret
from pipelines.problem import Problem
from pipelines.settings import Settings


@dataclass(frozen=True)
class Due:
    """What goes of one feed.

    Attributes:
        years: its term. first_year, last_year: of the deliveries that go.
    """

    feed: str
    years: int
    first_year: int
    last_year: int
    deliveries: int
    rows: int


def due(settings: Settings, today: date) -> list[Due]:
    """What `expire` would take away on that day, feed by feed; nothing is changed.

    Raises:
        Problem: the setting names a feed that there is not, or no year at all; or a year that it
            would touch is not closed.
    """
    _check(settings)
    receipts = read_receipts(settings.folder)
    found = []
    for feed, years in sorted(settings.keep_years.items()):
        gone = [entry for its, entry in _over(receipts, settings, today) if its == feed]
        if gone:
            ends = [_year(entry) for entry in gone]
            rows = sum(entry["rows_accepted"] for entry in gone)
            found.append(Due(feed, years, min(ends), max(ends), len(gone), rows))
    open_years = {
        year
        for one in found
        for year in range(one.first_year, one.last_year + 1)
        if not (settings.folder.closed_years / str(year)).exists()
    }
    if open_years:
        raise Problem("expire.not_closed", year=min(open_years))
    return found


def expire(
    settings: Settings, today: date, by: str | None, report: Report = lambda *_: None
) -> list[Due]:
    """Take the deliveries away whose term is over on that day, in one step.

    Raises:
        Problem: as `due`; or somebody is at work (75). Nothing has changed then.
    """
    refuse_numbers(by)
    folder = settings.folder
    secret = load_secret(folder, settings.secret_text)
    with aside(folder) as to:
        gone = due(settings, today)
        receipts = read_receipts(folder)
        over = {entry["delivery_id"] for _, entry in _over(receipts, settings, today)}
        files = {
            file_id
            for file_id, receipt in receipts.items()
            if receipt["deliveries"]
            and all(entry["delivery_id"] in over for entry in receipt["deliveries"])
        }

        def change(content: Content) -> Content | None:
            return None if content.delivery_id in over else content

        def finish(dropped: set[str]) -> None:
            feeds = {one.feed: one.years for one in gone}
            log_access(to, secret.vault_key, "expire", by, feeds=feeds, deliveries=len(dropped))

        act = Act(
            folder,
            to,
            secret,
            secret,
            change,
            is_kept=lambda original: original.file_id not in files,
        )
        taken = files_taken(settings, receipts)
        own: list[Path] = [path for path, file_id in taken.items() if file_id in files]
        exchange_store(act, settings, report, finish, gone=own)
    return gone


def _over(
    receipts: dict[str, Receipt], settings: Settings, today: date
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Feed and entry of each delivery whose term is over: so many whole years after its own."""
    for receipt in receipts.values():
        for entry in receipt["deliveries"]:
            feed = feed_of(entry, receipt)
            years = settings.keep_years.get(feed)
            if years is not None and _year(entry) + years < today.year:
                yield feed, entry


def _year(entry: dict[str, Any]) -> int:
    return date.fromisoformat(entry["period_end"]).year


def _check(settings: Settings) -> None:
    known = load_contracts()
    for feed, years in settings.keep_years.items():
        if feed not in known:
            raise Problem("unknown_feed", exit_status=2, feed=feed)
        if years < 1:
            raise Problem("expire.no_year", exit_status=2, feed=feed)
