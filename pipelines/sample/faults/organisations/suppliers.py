"""N2: contracts with suppliers that were not registered on the day of signing."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.sums.ledger_entries import YUAN, Ledger
from pipelines.sample.invention import Invention
from pipelines.sample.local_words import local_word
from pipelines.sample.months import last_day, month_of
from pipelines.sample.world import Row

# All of 2014: the article counts the agencies and contracts of 2012 and 2013.
DISSOLVED_ON = date(2014, 1, 31)
LAST_DAY = date(2014, 12, 31)
FEED = "social_work_agencies"


def plant_unregistered_suppliers(invention: Invention, book: FaultBook) -> None:
    """Plant N2: registered later, never, or dissolved before the contract was signed."""
    rng, ledger = book.rng("N2"), Ledger(invention)
    kinds = (_registered_later, _never_registered, _dissolved, _never_registered)
    for order, kind in enumerate(kinds[: rng.randint(2, 4)]):
        provider, signed = kind(invention, order, rng)
        _find(ledger, provider, signed, book)
    _sign_in_time(invention, ledger, book)


def _find(ledger: Ledger, provider: str, signed: date, book: FaultBook) -> None:
    amount = book.rng("N2").randint(20, 80) * 1000 * YUAN
    row = ledger.sign(amount, signed, LAST_DAY, provider)
    book.find(
        *("N2", "contract", row["contract_no"], [month_of(signed)]),
        cause=book.cause("N2"),
        amount=amount,
    )


def _registered_later(invention: Invention, order: int, rng: Random) -> tuple[str, date]:
    signed = date(2014, 2, rng.randint(5, 26))
    agency = local_word("late_agency")
    _register(invention, agency, 1, signed + timedelta(days=rng.randint(5, 20)))
    return agency, signed


def _never_registered(invention: Invention, order: int, rng: Random) -> tuple[str, date]:
    strangers = local_word("unregistered_suppliers")
    return strangers[order % len(strangers)], date(2014, rng.randint(1, 3), rng.randint(6, 26))


def _dissolved(invention: Invention, order: int, rng: Random) -> tuple[str, date]:
    register = invention.registers[FEED]

    def dissolved(month: int) -> dict[str, list[Row]]:
        is_known = last_day(month) >= DISSOLVED_ON
        return {
            who: [_dissolve(row) if is_known else row for row in rows]
            for who, rows in register(month).items()
        }

    invention.registers[FEED] = dissolved
    return local_word("dissolved_agency"), DISSOLVED_ON + timedelta(days=rng.randint(5, 40))


def _dissolve(row: Row) -> Row:
    gone = row["organisation"] == local_word("dissolved_agency")
    return {**row, "dissolved_on": DISSOLVED_ON} if gone else row


def _sign_in_time(invention: Invention, ledger: Ledger, book: FaultBook) -> None:
    """Near misses: registered on the day of signing; registered by the incubator."""
    signed = date(2014, 2, 18)
    agency = local_word("timely_agency")
    _register(invention, agency, 2, signed)
    row = ledger.sign(30_000 * YUAN, signed, LAST_DAY, agency)
    book.near_miss("N2", "contract", row["contract_no"], "registered on the day of signing")
    incubated = local_word("incubated_supplier")
    row = ledger.sign(25_000 * YUAN, date(2014, 3, 11), LAST_DAY, incubated)
    book.near_miss("N2", "contract", row["contract_no"], "registered by the incubator")


def _register(invention: Invention, name: str, number: int, day: date) -> None:
    agency = {
        "organisation": name,
        "registration_no": local_word("agency_number").format(number=10400 + number),
        "registered_on": day,
        "staff": 5 + number,
    }
    rows = invention.ledgers[FEED]
    rows.append(agency)
    rows.sort(key=lambda row: row["registered_on"])
