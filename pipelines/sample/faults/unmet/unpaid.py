"""M4: approved, and not paid within 60 days."""

from __future__ import annotations

from datetime import timedelta

from pipelines.sample.faults.consequences import find_net_difference
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.steady_holders import (
    ALLOWANCE,
    PROGRAMME,
    SteadyHolders,
    pays_within_the_month,
)
from pipelines.sample.invention import Invention
from pipelines.sample.months import HORIZON, month_of
from pipelines.sample.programmes.allowance_total import RATES
from pipelines.sample.programmes.holder import Holder

DAYS = 60
# Months of the allowance that are held back, and the longest right that is never paid.
HELD_BACK, LONGEST = 3, 7
LAST_START, LAST_END = 19, 24


def plant_unpaid_approvals(invention: Invention, book: FaultBook) -> None:
    """Plant M4: paid late, or never until the person died."""
    count = book.count("M4", 2, 5)
    never = min(2, count // 2)
    holders = SteadyHolders(invention, book)
    _pay_late(holders, book, count - never)
    _never_pay(invention, book, never)
    _pay_on_the_last_day(holders, book)


def _pay_late(holders: SteadyHolders, book: FaultBook, count: int) -> None:
    """Pay the first three months with the fourth: late for two of them, nothing is lost."""
    fit = holders.choose("M4", count, _may_wait)
    for holder in fit:
        cause, start, person = book.cause("M4"), holder.start, holder.person
        for month in range(start, start + HELD_BACK):
            holders.pay_later(holder, month, start + HELD_BACK)
        told = {"cause": cause, "programme": PROGRAMME, "town": person.town}
        approved = [month_of(holder.approved_on)]
        book.find("M4", "person", person.printed_id, approved, **told)
        book.find("F2", "person", person.printed_id, [start, start + 1], **told)


def _may_wait(holder: Holder) -> bool:
    return holder.start <= LAST_START and pays_within_the_month(holder)


def _never_pay(invention: Invention, book: FaultBook, count: int) -> None:
    """Take everything that the dead were paid off the lists."""
    listed = ListedRows(invention.monthly[ALLOWANCE])
    fit = [h for h in invention.cast.holders if _died_waiting(h)]
    for holder in book.choose("M4", fit, count):
        person, cause = holder.person, book.cause("M4")
        for place in listed.of(person.printed_id):
            listed.remove(place)
        rate = RATES[holder.level]
        owed = dict.fromkeys(range(holder.start, holder.end + 1), -rate)
        told = {"cause": cause, "programme": PROGRAMME, "town": person.town}
        approved = [month_of(holder.approved_on)]
        amount = rate * len(owed)
        book.find("M4", "person", person.printed_id, approved, amount=amount, **told)
        find_net_difference(book, "person", person.printed_id, owed, **told)


def _died_waiting(holder: Holder) -> bool:
    died = holder.person.died
    if holder.decision != "同意" or not died or holder.person.cremated > HORIZON:
        return False
    waited = died > holder.approved_on + timedelta(days=DAYS + 1)
    is_short = holder.end - holder.start < LONGEST
    return waited and is_short and holder.level > 2 and holder.end <= LAST_END


def _pay_on_the_last_day(holders: SteadyHolders, book: FaultBook) -> None:
    """Near miss: first paid on the sixtieth day, though late for its month."""
    for holder in holders.choose("M4", 1, _may_wait):
        start, person = holder.start, holder.person
        later = holders.row(holder, start + 2).row["paid_on"]
        holder.approved_on = later - timedelta(days=DAYS)
        holder.applied_on = min(holder.applied_on, holder.approved_on)
        for month in (start, start + 1):
            holders.pay_later(holder, month, start + 2)
        book.near_miss("M4", "person", person.printed_id, "first paid on the 60th day")
        told = {"programme": PROGRAMME, "town": person.town}
        book.find("F2", "person", person.printed_id, [start], cause=book.cause("F2"), **told)
