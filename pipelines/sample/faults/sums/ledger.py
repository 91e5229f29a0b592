"""S3 and S5: running totals that fall, funds and contracts paid beyond what was agreed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from random import Random

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.sums.ledger_entries import YUAN, Ledger
from pipelines.sample.invention import Invention
from pipelines.sample.local_words import local_word
from pipelines.sample.months import month_of
from pipelines.sample.organisations.money import OTHER, SPECIAL, WELFARE
from pipelines.sample.world import Row


def plant_falling_totals(invention: Invention, book: FaultBook) -> None:
    """Plant S3 in the funds' years; a return and a new year are near misses."""
    rng = book.rng("S3")
    ledger = Ledger(invention)
    fit = _places_to_fall(ledger.rows)
    funds = rng.sample(sorted(fit), min(len(fit), rng.randint(2, 3)))
    for fund in funds:
        before, row = rng.choice(fit[fund])
        fall = rng.randint(5, 20) * 100 * YUAN
        row["cumulative"] = before["cumulative"] - fall
        book.find(
            *("S3", "fund", fund, [month_of(row["paid_on"])]),
            cause=book.cause("S3"),
            amount=fall,
        )
    _return_some(ledger, book)


def _places_to_fall(rows: list[Row]) -> dict[str, list[tuple[Row, Row]]]:
    """Payments of 2013 with the one before, by fund, where days tell the order."""
    by_fund: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["entry"] == "拨付" and row["paid_on"].year == 2013:
            by_fund[row["fund"]].append(row)
    fit: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
    for fund, entries in by_fund.items():
        days = [row["paid_on"] for row in entries]
        for before, row in pairwise(entries):
            if days.count(before["paid_on"]) == days.count(row["paid_on"]) == 1:
                fit[fund].append((before, row))
    return fit


def _return_some(ledger: Ledger, book: FaultBook) -> None:
    """Near miss: in a new year the total begins again, and a return takes from it."""
    total, incubator = 50_000 * YUAN, local_word("incubator")
    supported = local_word("supported_organisation")
    ledger.pay(SPECIAL, incubator, total, date(2014, 2, 20), cumulative=total)
    back = ledger.enter(SPECIAL, "退回", incubator, 30_000 * YUAN, date(2014, 3, 5))
    total += 10_000 * YUAN - back["amount"]
    ledger.pay(SPECIAL, supported, 10_000 * YUAN, date(2014, 3, 12), cumulative=total)
    book.near_miss("S3", "fund", SPECIAL, "a new year, then less by what was returned")


def plant_payments_beyond(invention: Invention, book: FaultBook) -> None:
    """Plant S5 in 2014, which no figure of the article is about."""
    rng, ledger = book.rng("S5"), Ledger(invention)
    kinds = (_beyond_amount, _before_signing, _after_the_end, _beyond_amount)
    for kind in kinds[: rng.randint(2, 4)]:
        kind(ledger, book, rng)
    _beyond_budget(ledger, book, rng)
    _in_time(ledger, book)
    book.near_miss("S5", "fund", OTHER, "nothing was appropriated for it")


def _beyond_amount(ledger: Ledger, book: FaultBook, rng: Random) -> None:
    agreed, beyond = rng.randint(20, 40) * 1000 * YUAN, rng.randint(2, 9) * 500 * YUAN
    row = ledger.sign(agreed, date(2014, 1, rng.randint(6, 24)), date(2014, 12, 31))
    ledger.pay_on(row, agreed // 2, date(2014, 3, rng.randint(3, 10)))
    ledger.pay_on(row, agreed - agreed // 2 + beyond, date(2014, 3, rng.randint(17, 24)))
    _find(row, beyond, book)


def _before_signing(ledger: Ledger, book: FaultBook, rng: Random) -> None:
    agreed = rng.randint(20, 40) * 1000 * YUAN
    row = ledger.sign(agreed, date(2014, 3, rng.randint(17, 26)), date(2014, 12, 31))
    paid = ledger.pay_on(row, agreed // 2, date(2014, 3, rng.randint(3, 14)))
    _find(row, paid["amount"], book)


def _after_the_end(ledger: Ledger, book: FaultBook, rng: Random) -> None:
    agreed = rng.randint(20, 40) * 1000 * YUAN
    row = ledger.sign(agreed, date(2014, 1, rng.randint(6, 10)), date(2014, 2, 28))
    ledger.pay_on(row, agreed // 2, date(2014, 2, 28))
    paid = ledger.pay_on(row, agreed - agreed // 2, date(2014, 3, rng.randint(3, 25)))
    _find(row, paid["amount"], book)


def _in_time(ledger: Ledger, book: FaultBook) -> None:
    """Near miss: paid in full, on the day of signing and on the last day."""
    row = ledger.sign(20_000 * YUAN, date(2014, 1, 8), date(2014, 3, 20))
    ledger.pay_on(row, 12_000 * YUAN, row["signed_on"])
    ledger.pay_on(row, 8_000 * YUAN, row["ends_on"])
    book.near_miss("S5", "contract", row["contract_no"], "paid on the first and on the last day")


def _find(contract: Row, amount: int, book: FaultBook) -> None:
    subject, cause = contract["contract_no"], book.cause("S5")
    book.find("S5", "contract", subject, [26], cause=cause, amount=amount)


def _beyond_budget(ledger: Ledger, book: FaultBook, rng: Random) -> None:
    """More is paid to a welfare institution than was appropriated for the year."""
    budget, beyond = rng.randint(4, 8) * 10_000 * YUAN, rng.randint(2, 20) * 1000 * YUAN
    ledger.enter(WELFARE, "预算安排", "区社会工作部", budget, date(2014, 2, 12))
    day = date(2014, 3, rng.randint(4, 26))
    ledger.pay(WELFARE, local_word("subsidised_home"), budget + beyond, day)
    cause = book.cause("S5")
    book.find("S5", "fund", WELFARE, [month_of(day)], cause=cause, amount=beyond)
