"""F2: a monthly benefit paid after the 25th of the next month."""

from __future__ import annotations

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import LAST_MONTH
from pipelines.sample.faults.steady_holders import (
    PROGRAMME,
    SteadyHolders,
    pays_within_the_month,
)
from pipelines.sample.invention import Invention
from pipelines.sample.months import first_day, month_of
from pipelines.sample.programmes.holder import Holder

CARE = "disability_care_payments"
SCHEMES = {"托养补贴": "disability_care", "康复护理补助": "disability_nursing"}
DUE_DAY = 25


def plant_late_payments(invention: Invention, book: FaultBook) -> None:
    """Plant F2 in the allowance and in care; a near miss is paid on the 25th."""
    count = book.count("F2", 3, 6)
    holders = SteadyHolders(invention, book)
    _pay_allowances_late(holders, book, count - count // 2)
    _pay_care_late(invention, book, count // 2)
    for holder in holders.choose("F2", 1, _may_be_late):
        place = holders.pay_later(holder, 20, 21)
        place.row["paid_on"] = first_day(21).replace(day=DUE_DAY)
        subject = holder.person.printed_id
        book.near_miss("F2", "person", subject, "paid on the 25th of the next month")


def _may_be_late(holder: Holder) -> bool:
    return holder.start < 14 and pays_within_the_month(holder)


def _pay_allowances_late(holders: SteadyHolders, book: FaultBook, count: int) -> None:
    """Pay one or two months with the list two months after the last of them."""
    rng = book.rng("F2")
    for holder in holders.choose("F2", count, _may_be_late):
        first = rng.randint(14, 19)
        months = range(first, first + rng.randint(1, 2))
        for month in months:
            holders.pay_later(holder, month, months[-1] + 2)
        _find(book, holder, PROGRAMME, list(months))


def _pay_care_late(invention: Invention, book: FaultBook, count: int) -> None:
    """Pay a month of care with the list of the second or third month after it."""
    rng, listed = book.rng("F2"), ListedRows(invention.monthly[CARE])
    fit = [h for h in invention.cast.holders if _is_cared_for(h, listed)]
    for holder in book.choose("F2", fit, count):
        rows = {month_of(p.row["benefit_month"]): p for p in listed.of(holder.person.printed_id)}
        month = rng.randint(14, 20)
        place, later = rows[month], rows[month + rng.randint(2, 3)]
        listed.remove(place)
        back = {"paid_on": later.row["paid_on"], "remark": "补发"}
        listed.add(later.deliverer, later.month, {**place.row, **back})
        _find(book, holder, SCHEMES[place.row["scheme"]], [month])


def _is_cared_for(holder: Holder, listed: ListedRows) -> bool:
    rows = listed.of(holder.person.printed_id)
    is_long = len(rows) > LAST_MONTH - 14 and holder.end == LAST_MONTH
    return is_long and all(place.row["status"] == "成功" for place in rows)


def _find(book: FaultBook, holder: Holder, programme: str, months: list[int]) -> None:
    book.find(
        *("F2", "person", holder.person.printed_id, months),
        cause=book.cause("F2"),
        programme=programme,
        town=holder.person.town,
    )
