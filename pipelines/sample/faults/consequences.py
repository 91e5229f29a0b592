"""What one planted fault is found for under other codes, and how a finding is gathered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.months import MONTHS, month_of
from pipelines.sample.programmes.holder import Holder

# What is paid and owed is compared up to a month before the horizon: a month may be made good.
LAST_COMPARED = MONTHS.stop - 2


def gather_spells(amounts: Mapping[int, int]) -> Iterator[tuple[list[int], int]]:
    """Consecutive months with the sum of their fen, from {month: fen}."""
    months: list[int] = []
    for month in sorted(amounts):
        if months and month != months[-1] + 1:
            yield months, sum(amounts[m] for m in months)
            months = []
        months.append(month)
    if months:
        yield months, sum(amounts[m] for m in months)


def find_spells(
    book: FaultBook,
    code: str,
    kind: str,
    subject: str,
    amounts: Mapping[int, int],
    *,
    cause: str,
    programme: str | None,
    town: str,
) -> None:
    """Note a finding for each run of consecutive months, from {month: fen}."""
    for months, fen in gather_spells(amounts):
        book.find(
            code, kind, subject, months, cause=cause, programme=programme, town=town, amount=fen
        )


def find_net_difference(
    book: FaultBook,
    kind: str,
    subject: str,
    differences: Mapping[int, int],
    *,
    cause: str,
    programme: str,
    town: str,
) -> None:
    """Note T7 for every calendar year in which paid less due, {month: fen}, is not 0 in all."""
    years: dict[int, dict[int, int]] = defaultdict(dict)
    for month, fen in differences.items():
        if fen and month <= LAST_COMPARED:
            years[month // 12][month] = fen
    for months in years.values():
        net = sum(months.values())
        if net:
            book.find(
                *("T7", kind, subject, months),
                cause=cause,
                programme=programme,
                town=town,
                amount=abs(net),
            )


def find_ended_certificate(
    book: FaultBook, holder: Holder, paid: Mapping[int, int], *, cause: str, programme: str
) -> None:
    """Note E2 for what was paid, {month: fen}, after the month the certificate was cancelled."""
    if holder.cancelled_on:
        ended = month_of(holder.cancelled_on)
        person = holder.person
        find_spells(
            *(book, "E2", "person", person.printed_id),
            {month: fen for month, fen in paid.items() if month > ended},
            cause=cause,
            programme=programme,
            town=person.town,
        )


def paid_by_month(rows: Iterable[dict], after: int = -1) -> dict[int, int]:
    """Fen that reached the person by benefit month, of the months after one."""
    paid: dict[int, int] = defaultdict(int)
    for row in rows:
        month = month_of(row["benefit_month"])
        if month > after and row["status"] == "成功" and row["amount"]:
            paid[month] += row["amount"]
    return dict(paid)
