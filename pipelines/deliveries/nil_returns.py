"""本月无: a deliverer had nothing to report for a month, which is zero and not unknown."""

from __future__ import annotations

import getpass
import re
from datetime import date, datetime
from typing import Any

from pipelines.contracts import Contract, load_contracts
from pipelines.data_folder import DataFolder
from pipelines.deliveries.one_intake import one_intake
from pipelines.deliveries.placing.area_book import AreaBook, load_area_book
from pipelines.deliveries.placing.owed_lists import refuse_unowed
from pipelines.deliveries.storing.receipts import read_receipts
from pipelines.deliveries.storing.row_hashes import text_hash
from pipelines.deliveries.storing.store_delivery import make_folders
from pipelines.deliveries.supersession.register import (
    all_deliveries,
    next_arrival,
    refresh_register,
)
from pipelines.identity.numbers_in_text import refuse_numbers
from pipelines.problem import Problem
from pipelines.whole_files import write_json


def record_nil(
    folder: DataFolder, feed: str, town: str, month: str, by: str | None = None
) -> dict[str, Any]:
    """Record a nil return; recording it again changes nothing.

    Args:
        folder: the data folder.
        feed: a feed's word or the Chinese title of its form.
        town: the deliverer's name or code.
        month: YYYY-MM; a yearly feed's nil return is for the whole year.
        by: who recorded it, the user of the machine unless given.

    Returns:
        the nil return, with `lists`: ids of lists with rows that tell of the same month and
        therefore count instead.

    Raises:
        Problem: nothing is known by that feed, town or month; the town does not owe that form,
            or not for that month; or `by` holds a person's number.
    """
    refuse_numbers(by)
    contract, areas = _contract(feed), load_area_book()
    deliverer = areas.deliverer_code(town)
    if deliverer is None:
        raise Problem("unknown_town", exit_status=2, town=town)
    start, end = _period(contract, month)
    refuse_unowed(contract.feed, deliverer, start, end, areas)
    with one_intake(folder):
        make_folders(folder, load_contracts())
        receipts = read_receipts(folder)
        nil = _nil(contract, deliverer, start, end, areas)
        path = folder.nil_returns / f"{nil['delivery_id']}.json"
        known = all_deliveries(folder, receipts)
        if not path.exists():
            nil["arrival"] = next_arrival(folder, receipts)
            nil["by"] = by or getpass.getuser()
            nil["at"] = datetime.now().astimezone().isoformat(timespec="seconds")
            write_json(path, nil)
        refresh_register(folder)
    same = ("feed", "deliverer_code", "period_start")
    lists = [
        d["delivery_id"]
        for d in known
        if d["rows_accepted"] and all(d[name] == nil[name] for name in same)
    ]
    return {**nil, "lists": lists}


def _contract(feed: str) -> Contract:
    for contract in load_contracts().values():
        if feed in (contract.feed, contract.title, *contract.titles):
            return contract
    raise Problem("unknown_feed", exit_status=2, feed=feed)


def _period(contract: Contract, month: str) -> tuple[date, date]:
    said = re.fullmatch(r"((?:19|20)\d{2})-(0?[1-9]|1[0-2])", month.strip())
    if said is None:
        raise Problem("unknown_month", exit_status=2, month=month)
    year = int(said[1])
    if contract.cadence == "yearly":
        return date(year, 1, 1), date(year, 12, 1)
    first = date(year, int(said[2]), 1)
    return first, first


def _nil(
    contract: Contract, deliverer: str, start: date, end: date, areas: AreaBook
) -> dict[str, Any]:
    content = text_hash(f"{contract.feed}|{deliverer}|{start}|{end}|nil")
    counts = ("rows_read", "rows_accepted", "rows_rejected", "rows_total", "rows_note")
    return {
        "delivery_id": f"{content}-nil",
        "feed": contract.feed,
        "file_id": f"{content}-nil",
        "file_name": "nil",
        "content_id": content,
        "rows_hash": content,
        "deliverer_code": deliverer,
        "section": None if areas.is_town(deliverer) else areas.short_names[deliverer],
        "period_start": str(start),
        "period_end": str(end),
        "reported_on": None,
        "latest_on": None,
        "is_nil": True,
        "says_revised": False,
        "parts": [],
        "town_codes": "",
        **dict.fromkeys(counts, 0),
        "amount_sum": "0.00" if contract.amount_column else None,
        "warning_count": 0,
    }
