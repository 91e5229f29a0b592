"""O3 and O4: a month that two towns, or one town twice, pay to one person."""

from __future__ import annotations

from pipelines.sample.faults.consequences import find_net_difference, find_spells
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import Listed, ListedRows
from pipelines.sample.faults.roles import LAST_MONTH, Roles
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.people.areas import Town, load_towns
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.holder import Holder

ALLOWANCE, CARE = "disability_allowance_payments", "disability_care_payments"
PROGRAMMES = {
    None: "disability_allowance",
    "托养补贴": "disability_care",
    "康复护理补助": "disability_nursing",
}
LONGEST = 4


def plant_two_towns(invention: Invention, book: FaultBook) -> None:
    """Plant O3, and beside it a second town's transfer that failed and a move of home."""
    holders = _payees(invention, book, "O3", book.count("O3"))
    for holder, rows in holders:
        other = _other_town(holder.person, book)
        paid = _some_months(rows, holder, book, "O3")
        for place in paid.values():
            _pay_again(rows, place, other, {})
        # Both paid as much: the town of the smaller code is believed.
        doubted = max(other, load_towns()[holder.person.town], key=lambda town: town.code)
        _find(book, "O3", holder, paid, doubted.name)
    for holder, rows in _payees(invention, book, "O3", 1):
        other = _other_town(holder.person, book)
        place = next(iter(_some_months(rows, holder, book, "O3").values()))
        _pay_again(rows, place, other, {"status": "失败", "remark": "账户异常"})
        _miss(book, "O3", holder, "the second town's transfer failed")
    for holder, rows in _payees(invention, book, "O3", 1):
        _move(rows, holder, _other_town(holder.person, book), book.rng("O3").randint(21, 24))
        _miss(book, "O3", holder, "moved to another town between two months")


def plant_two_payments(invention: Invention, book: FaultBook) -> None:
    """Plant O4, and beside it a second payment that a counter-entry takes back."""
    for holder, rows in _payees(invention, book, "O4", book.count("O4")):
        paid = _some_months(rows, holder, book, "O4")
        for place in paid.values():
            _pay_again(rows, place, load_towns()[place.deliverer], {})
        _find(book, "O4", holder, paid, holder.person.town)
    for holder, rows in _payees(invention, book, "O4", 2):
        town = load_towns()[holder.person.town]
        place = next(iter(_some_months(rows, holder, book, "O4").values()))
        _pay_again(rows, place, town, {})
        back = {"amount": -place.row["amount"], "remark": "冲减"}
        _pay_again(rows, place, town, back)
        _miss(book, "O4", holder, "the second payment is taken back in the same list")


def _payees(
    invention: Invention, book: FaultBook, code: str, count: int
) -> list[tuple[Holder, ListedRows]]:
    """Free people with the rows they are paid by: the allowance's, a care scheme's every third."""
    roles = Roles(invention)
    allowance = ListedRows(invention.monthly[ALLOWANCE])
    care = ListedRows(invention.monthly[CARE])
    holders = invention.cast.holders
    plain = [h for h in holders if h.start < 18 and roles.draws_only(h)]
    cared = [
        h
        for h in holders
        if roles.draws_only(h, care=True) and len(care.of(h.person.printed_id)) >= 24
    ]
    chosen = [(h, allowance) for h in book.choose(code, plain, count - count // 3)]
    return chosen + [(h, care) for h in book.choose(code, cared, count // 3)]


def _some_months(rows: ListedRows, holder: Holder, book: FaultBook, code: str) -> dict[int, Listed]:
    """What is paid for one to four consecutive months at once, each in its own list."""
    paid = {
        place.month: place
        for place in rows.of(holder.person.printed_id)
        if place.row["status"] == "成功" and month_of(place.row["benefit_month"]) == place.month
    }
    first = book.rng(code).choice([month for month in sorted(paid) if month <= LAST_MONTH - 2])
    last = first + book.rng(code).randint(0, LONGEST - 1)
    months = [month for month in range(first, last + 1) if month in paid]
    return {month: paid[month] for month in months}


def _other_town(person: Person, book: FaultBook) -> Town:
    return book.rng("O3").choice([t for t in load_towns().values() if t.name != person.town])


def _pay_again(rows: ListedRows, place: Listed, town: Town, changes: dict) -> None:
    row = {**place.row, **changes}
    if town.name != place.deliverer:
        row |= {"town": town.name, "village": town.villages[0].name}
        row["paid_on"] = rows.payday(town.name, place.month)
    rows.add(town.name, place.month, row)


def _move(rows: ListedRows, holder: Holder, town: Town, since: int) -> None:
    """The other town pays what is due for the months since one."""
    for place in rows.of(holder.person.printed_id):
        if month_of(place.row["benefit_month"]) >= since:
            rows.remove(place)
            _pay_again(rows, place, town, {})


def _find(book: FaultBook, code: str, holder: Holder, paid: dict[int, Listed], town: str) -> None:
    amounts = {month: place.row["amount"] for month, place in paid.items()}
    scheme = next(iter(paid.values())).row.get("scheme")
    subject = holder.person.printed_id
    where = {"cause": book.cause(code), "programme": PROGRAMMES[scheme]}
    find_spells(book, code, "person", subject, amounts, town=town, **where)
    find_net_difference(book, "person", subject, amounts, town=town, **where)


def _miss(book: FaultBook, code: str, holder: Holder, what: str) -> None:
    book.near_miss(code, "person", holder.person.printed_id, what)
