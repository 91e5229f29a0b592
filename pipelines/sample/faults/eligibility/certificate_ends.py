"""E2: paid after the certificate was cancelled or had expired."""

from __future__ import annotations

from datetime import date

from pipelines.sample.faults.consequences import find_net_difference, find_spells
from pipelines.sample.faults.eligibility.rosters import amend_roster
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.steady_holders import PROGRAMME, SteadyHolders, stop_after
from pipelines.sample.invention import Invention
from pipelines.sample.months import first_day
from pipelines.sample.people.areas import load_towns
from pipelines.sample.programmes.holder import Holder

CARE = "disability_care_payments"
SCHEMES = {"托养补贴": "disability_care", "康复护理补助": "disability_nursing"}
# Certificates end from June to October 2013; the towns notice at the turn of the year.
FIRST, ENDS = 16, (17, 21)
NOTICED = (23, 24)
SEPTEMBER = 20


def plant_ended_certificates(invention: Invention, book: FaultBook) -> None:
    """Plant E2 in the allowance, and in care together with the allowance."""
    count = book.count("E2", 3, 6)
    alone = SteadyHolders(invention, book)
    for holder in alone.choose("E2", count - count // 3, lambda h: _fits(h, FIRST)):
        _end(invention, holder, book)
    cared = SteadyHolders(invention, book, cared=True)
    lists = invention.monthly[CARE]
    in_care = {row["id_no"] for town in load_towns() for row in lists[town, FIRST]}
    for holder in cared.choose(
        "E2", count // 3, lambda h: _fits(h, FIRST) and h.person.printed_id in in_care
    ):
        _end(invention, holder, book)
    _pay_the_month_of_the_end(alone, book)
    _replace(invention, alone, book)


def _fits(holder: Holder, start: int) -> bool:
    return holder.start <= start and holder.person.age() < 58 and not holder.suffix


def _end(invention: Invention, holder: Holder, book: FaultBook) -> None:
    """Cancel the certificate or let it expire, and pay on to the turn of the year."""
    rng, cause, person = book.rng("E2"), book.cause("E2"), holder.person
    ended, last = rng.randint(*ENDS), rng.choice(NOTICED)
    day = first_day(ended).replace(day=rng.randint(5, 24))
    is_grown = day.year - person.born.year > 12
    if is_grown and rng.random() < 0.5:
        holder.issued_on, reason = _ten_years_before(day), "残疾证到期"
    else:
        holder.cancelled_on, reason = day, "残疾证注销"
    for feed in ("disability_allowance_payments", CARE):
        listed = ListedRows(invention.monthly[feed])
        rows = listed.of(person.printed_id)
        if not rows:
            continue
        programme = PROGRAMME if feed != CARE else SCHEMES[rows[0].row["scheme"]]
        paid = stop_after(listed, person.printed_id, last, reason)
        wrong = {month: fen for month, fen in paid.items() if month > ended}
        told = {"cause": cause, "programme": programme, "town": person.town}
        find_spells(book, "E2", "person", person.printed_id, wrong, **told)
        if programme == PROGRAMME:
            find_net_difference(book, "person", person.printed_id, wrong, **told)


def _ten_years_before(day: date) -> date:
    return day.replace(year=day.year - 10)


def _pay_the_month_of_the_end(holders: SteadyHolders, book: FaultBook) -> None:
    """Near miss: the last month paid is that in which the certificate was cancelled."""
    for holder in holders.choose("E2", 1, lambda h: _fits(h, 20)):
        holder.cancelled_on = date(2014, 1, book.rng("E2").randint(5, 24))
        stop_after(holders.listed, holder.person.printed_id, 24, "残疾证注销")
        subject = holder.person.printed_id
        book.near_miss("E2", "person", subject, "paid for the month of the cancellation")


def _replace(invention: Invention, holders: SteadyHolders, book: FaultBook) -> None:
    """Near miss: the certificate expired and a replacement is on the next rosters."""
    grown = holders.choose("E2", 1, lambda h: _fits(h, FIRST) and h.person.age() > 12)
    for holder in grown:
        subject = holder.person.printed_id
        holder.issued_on = date(2003, 8, book.rng("E2").randint(5, 24))
        cells = {
            "certificate_no": f"{holder.certificate_no}B1",
            "issued_on": date(2013, 8, 2),
            "expires_on": date(2023, 8, 2),
            "status": "有效",
        }
        amend_roster(invention, subject, range(SEPTEMBER, 27), cells)
        book.near_miss("E2", "person", subject, "an expired certificate was replaced")
