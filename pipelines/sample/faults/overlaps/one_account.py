"""O5: one account that many people who share no household are paid into."""

from __future__ import annotations

from pipelines.sample.faults.consequences import paid_by_month
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import Roles
from pipelines.sample.invention import Invention
from pipelines.sample.programmes.holder import Holder

FEED = "disability_allowance_payments"
LEAST_PEOPLE = 4


def plant_shared_accounts(invention: Invention, book: FaultBook) -> None:
    """Plant O5, and beside it twins and three neighbours with one account."""
    rows, roles = ListedRows(invention.monthly[FEED]), Roles(invention)
    fit = [h for h in invention.cast.holders if h.start < 20 and roles.draws_only(h)]
    for _ in range(book.count("O5", 2, 4)):
        holders = _neighbours(book, fit, LEAST_PEOPLE + book.rng("O5").randint(0, 2))
        if len(holders) >= LEAST_PEOPLE:
            _find(book, holders, _share(rows, holders))
    for size, what in ((2, "twins with one account"), (3, "three people with one account")):
        holders = _neighbours(book, fit, size)
        if holders:
            _share(rows, holders)
            book.near_miss("O5", "account", holders[0].person.account, what)
    _share_at_home(invention, book)


def _neighbours(book: FaultBook, fit: list[Holder], count: int) -> list[Holder]:
    """So many free people of one town."""
    free = [holder for holder in fit if book.is_free(holder)]
    if not free:
        return []
    town = book.rng("O5").choice(free).person.town
    return book.choose("O5", [h for h in free if h.person.town == town], count)


def _share(rows: ListedRows, holders: list[Holder]) -> dict[int, int]:
    """Pay all of them into the first one's account; what that is by month, in fen."""
    listed = [place.row for holder in holders for place in rows.of(holder.person.printed_id)]
    for row in listed:
        row["bank_account"] = holders[0].person.account
    return paid_by_month(listed)


def _share_at_home(invention: Invention, book: FaultBook) -> None:
    """A household's allowances and its 低保 go into the account of its head."""
    by_person = {id(h.person): h for h in invention.cast.holders if h.decision == "同意"}
    homes = [
        home
        for home in invention.cast.households
        if any(id(person) in by_person for person in home.members[1:])
    ]
    rows = ListedRows(invention.monthly[FEED])
    for home in book.choose("O5", homes, 2):
        account = home.members[0].account
        for person in home.members:
            for place in rows.of(person.printed_id):
                place.row["bank_account"] = account
        book.near_miss("O5", "account", account, "a family with one account")


def _find(book: FaultBook, holders: list[Holder], paid: dict[int, int]) -> None:
    owner = holders[0].person
    book.find(
        *("O5", "account", owner.account, paid),
        cause=book.cause("O5"),
        town=owner.town,
        amount=sum(paid.values()),
    )
