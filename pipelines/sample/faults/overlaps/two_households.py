"""O1 and O2: a member of two households on the roll in one month."""

from __future__ import annotations

from pipelines.sample.faults.consequences import find_spells
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.households import (
    FEED,
    MOST_MEMBERS,
    PROGRAMMES,
    SUBSISTENCE_SCHEMES,
    add_member,
    month_rows,
)
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import LAST_MONTH
from pipelines.sample.invention import Invention
from pipelines.sample.months import first_day
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.households import FIVE_GUARANTEES, NEAR_POOR, Household
from pipelines.sample.programmes.subsistence import ADULT, amount

LONGEST = 3
OLD = 60
Pair = tuple[Household, Household]


def plant_two_schemes(invention: Invention, book: FaultBook) -> None:
    """Plant O1: an elder with 五保 is counted in a 低保 household, or in one that gets nothing."""
    elders = [h for h in invention.cast.households if h.scheme == FIVE_GUARANTEES and _lasts(h)]
    for elder, host in _pair(book, "O1", elders, _hosts(invention), book.count("O1")):
        share = _count_in(invention, book, "O1", elder.members[0], host)
        _find(book, "O1", elder.members[0], host, share)
    near_poor = [h for h in invention.cast.households if h.scheme == NEAR_POOR and _lasts(h)]
    for elder, host in _pair(book, "O1", elders, near_poor, 2):
        person = elder.members[0]
        _count_in(invention, book, "O1", person, host)
        book.near_miss("O1", "person", person.printed_id, "member of a 临界 household beside 五保")


def plant_two_households(invention: Invention, book: FaultBook) -> None:
    """Plant O2: an adult is counted in a second 低保 household, whose share is the smaller."""
    homes = [h for h in _hosts(invention) if _second_adult(h)]
    for home, host in _pair(book, "O2", homes, homes, book.count("O2")):
        poorer, richer = sorted((home, host), key=lambda h: h.income)
        person = _second_adult(poorer)
        share = _count_in(invention, book, "O2", person, richer)
        _find(book, "O2", person, richer, share)
    near_poor = [h for h in invention.cast.households if h.scheme == NEAR_POOR and _lasts(h)]
    for home, host in _pair(book, "O2", homes, near_poor, 2):
        person = _second_adult(home)
        _count_in(invention, book, "O2", person, host)
        book.near_miss("O2", "person", person.printed_id, "member of a 临界 household beside 低保")


def _hosts(invention: Invention) -> list[Household]:
    homes = invention.cast.households
    return [h for h in homes if h.scheme in SUBSISTENCE_SCHEMES and _lasts(h)]


def _lasts(home: Household) -> bool:
    """Whether nothing happens to the household in all the time."""
    is_steady = home.start == 0 and home.end == LAST_MONTH
    return is_steady and all(person.died is None for person in home.members)


def _second_adult(home: Household) -> Person | None:
    """A member beside the head who is grown up and no elder to the end."""
    for person in home.members[1:]:
        if person.age(first_day(0)) >= ADULT and person.age(first_day(LAST_MONTH + 1)) < OLD:
            return person if person not in home.students else None
    return None


def _pair(
    book: FaultBook, code: str, guests: list[Household], hosts: list[Household], count: int
) -> list[Pair]:
    """Free pairs of a household and another of its town with room and another income."""
    pairs: list[Pair] = []
    for guest in book.rng(code).sample(guests, len(guests)):
        if len(pairs) == count:
            break
        fit = [
            host
            for host in hosts
            if host.members[0].town == guest.members[0].town
            and host.income != guest.income
            and len(host.members) < MOST_MEMBERS
            and host is not guest
            and book.is_free(host)
        ]
        if fit and book.is_free(guest):
            pairs.append((guest, book.rng(code).choice(fit)))
            book.take(*pairs[-1])
    return pairs


def _count_in(
    invention: Invention, book: FaultBook, code: str, person: Person, host: Household
) -> dict[int, int]:
    """Count the person in the host for one to three months; the person's share by month."""
    rng = book.rng(code)
    first, length = rng.randint(1, LAST_MONTH - LONGEST), rng.randint(1, LONGEST)
    rows = month_rows(ListedRows(invention.monthly[FEED], "household_no"), host)
    shares = {}
    for month in range(first, first + length):
        add_member(rows[month], person)
        shares[month] = amount(host.scheme, host.income, 1, month)
        rows[month]["amount"] += shares[month]
    return shares


def _find(
    book: FaultBook, code: str, person: Person, host: Household, shares: dict[int, int]
) -> None:
    find_spells(
        *(book, code, "person", person.printed_id, shares),
        cause=book.cause(code),
        programme=PROGRAMMES[host.scheme],
        town=person.town,
    )
