"""Brings what the allowance paid in 2013 back to the article's total after faults were planted.

The district is invented a reserve too dear; the reserve, and what faults added, is moved into
January 2014 by transfers of December that fail and are made good: no check doubts that.
"""

from __future__ import annotations

from itertools import product

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import Listed, ListedRows
from pipelines.sample.invention import Invention
from pipelines.sample.programmes.allowance_total import (
    RATES,
    allowance_total,
    pays_next_month,
)
from pipelines.sample.programmes.holder import Holder

FEED = "disability_allowance_payments"
DECEMBER, JANUARY = 23, 24
COARSE = 60_000


def settle_allowance(invention: Invention, book: FaultBook) -> None:
    """Let transfers of December fail until 2013 holds what the article says.

    Planted amounts of 2013 must be whole tens of yuan, and may lower the year's sum by no more
    than the reserve.
    """
    listed = ListedRows(invention.monthly[FEED])
    surplus = _paid_in_2013(invention) - allowance_total(invention.world)
    by_level = _december_rows(invention, listed, book)
    while surplus >= COARSE and any(by_level.values()):
        level = max(by_level, key=lambda lv: len(by_level[lv]))
        surplus -= _postpone(by_level[level].pop(), listed, invention)
    counts = min(
        (c for c in product(range(9), repeat=4) if _worth(c) == surplus), key=sum, default=()
    )
    for level, count in enumerate(counts, start=1):
        for _ in range(min(count, len(by_level[level]))):
            _postpone(by_level[level].pop(), listed, invention)


def _paid_in_2013(invention: Invention) -> int:
    return sum(
        row["amount"]
        for rows in invention.monthly[FEED].values()
        for row in rows
        if row["status"] == "成功" and row["paid_on"].year == 2013
    )


def _december_rows(
    invention: Invention, listed: ListedRows, book: FaultBook
) -> dict[int, list[Listed]]:
    """What was paid in December for December to people without a fault, by level, shuffled."""
    by_level: dict[int, list[Listed]] = {level: [] for level in RATES}
    holders = [h for h in invention.cast.holders if _lasts(h) and book.is_free(h)]
    for holder in book.rng("allowance").sample(holders, len(holders)):
        for place in listed.of(holder.person.printed_id):
            if _is_december(place, RATES[holder.level]):
                by_level[holder.level].append(place)
    return by_level


def _is_december(place: Listed, rate: int) -> bool:
    row = place.row
    is_paid = row["status"] == "成功" and row["amount"] == rate and "remark" not in row
    return place.month == DECEMBER and is_paid


def _lasts(holder: Holder) -> bool:
    pays_in_december = holder.decision == "同意" and holder.start < DECEMBER - 1
    return pays_in_december and holder.end > 25 and not pays_next_month(holder.person.town)


def _postpone(place: Listed, listed: ListedRows, invention: Invention) -> int:
    """Fail the transfer and make it good a month later; what 2013 has less of it, in fen."""
    payday = invention.cast.paydays[place.deliverer, JANUARY]
    listed.add(place.deliverer, JANUARY, {**place.row, "paid_on": payday, "remark": "补发"})
    place.row.update(status="失败", remark="账户异常")
    return place.row["amount"]


def _worth(counts: tuple[int, ...]) -> int:
    return sum(count * RATES[level] for level, count in enumerate(counts, start=1))
