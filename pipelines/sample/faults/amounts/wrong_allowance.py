"""T1, T2 and T7: allowances that are not the rate, not the certificate's, not what was due."""

from __future__ import annotations

from pipelines.sample.faults.consequences import find_net_difference, find_spells
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import Listed, ListedRows
from pipelines.sample.faults.roles import LAST_MONTH, Roles
from pipelines.sample.invention import Invention
from pipelines.sample.months import first_day, month_of
from pipelines.sample.programmes.allowance_total import RATES, pays_next_month
from pipelines.sample.programmes.holder import LEVELS, Holder
from pipelines.sample.world import Row

FEED, PROGRAMME = "disability_allowance_payments", "disability_allowance"
# Fen by which an amount is wrong: whole tens of yuan, so that 2013 can be settled.
SLIPS = (-2_000, -1_000, 1_000, 2_000, 3_000)
LONGEST = 3
SETTLED = 18


def plant_wrong_rates(invention: Invention, book: FaultBook) -> None:
    """Plant T1, and a month paid too dear that a counter-entry puts right."""
    rows, rng = ListedRows(invention.monthly[FEED]), book.rng("T1")
    for holder in book.choose("T1", _steady(invention), book.count("T1")):
        slip = rng.choice(SLIPS)
        months = _some_months(rows, holder, book, "T1")
        for row in months.values():
            row["amount"] += slip
        differences = dict.fromkeys(months, slip)
        _find(book, "T1", holder, differences)
    for holder in book.choose("T1", _steady(invention), 2):
        month, row = next(iter(_some_months(rows, holder, book, "T1").items()))
        back = {"amount": -2_000, "remark": "冲减"}
        rows.add(holder.person.town, month, {**row, **back})
        row["amount"] += 2_000
        _miss(book, "T1", holder, "a counter-entry makes the month right")


def plant_wrong_levels(invention: Invention, book: FaultBook) -> None:
    """Plant T2: paid by another level than the certificate's and the approval's."""
    rows, rng = ListedRows(invention.monthly[FEED]), book.rng("T2")
    for holder in book.choose("T2", _steady(invention), book.count("T2")):
        level = rng.choice([other for other in RATES if other != holder.level])
        months = _some_months(rows, holder, book, "T2")
        for row in months.values():
            row.update(level=LEVELS[level - 1], amount=RATES[level])
        _find(book, "T2", holder, dict.fromkeys(months, RATES[level] - RATES[holder.level]))


def plant_wrong_years(invention: Invention, book: FaultBook) -> None:
    """Plant T7 alone: the first month never paid, or the month before the application paid."""
    rows, rng = ListedRows(invention.monthly[FEED]), book.rng("T7")
    late = [h for h in _steady(invention) if h.start >= SETTLED and _is_prompt(h, rows)]
    for holder in book.choose("T7", late, book.count("T7", 2, 4)):
        start = holder.start
        first = [p for p in rows.of(holder.person.printed_id) if _benefit(p) == start]
        if rng.random() < 0.5:
            for place in first:
                rows.remove(place)
            difference = {start: -RATES[holder.level]}
        else:
            before = {"benefit_month": first_day(start - 1), "remark": "补发"}
            rows.add(holder.person.town, start, {**first[0].row, **before})
            difference = {start - 1: RATES[holder.level]}
        _find(book, "T7", holder, difference)


def _steady(invention: Invention) -> list[Holder]:
    roles = Roles(invention)
    return [h for h in invention.cast.holders if roles.draws_only(h) and h.start < LAST_MONTH - 2]


def _is_prompt(holder: Holder, rows: ListedRows) -> bool:
    """Whether the first two months were paid at once, and the second within 60 days of approval."""
    at_once = [
        place
        for place in rows.of(holder.person.printed_id)
        if place.row["status"] == "成功" and place.month == _benefit(place) <= holder.start + 1
    ]
    is_slow = pays_next_month(holder.person.town)
    return len(at_once) == 2 and not is_slow and holder.approved_on.day > 2


def _benefit(place: Listed) -> int:
    return month_of(place.row["benefit_month"])


def _some_months(rows: ListedRows, holder: Holder, book: FaultBook, code: str) -> dict[int, Row]:
    """One to three consecutive months that the holder was paid for, each in its own list."""
    rng = book.rng(code)
    paid = {
        place.month: place.row
        for place in rows.of(holder.person.printed_id)
        if place.row["status"] == "成功" and _benefit(place) == place.month
    }
    first = rng.choice(sorted(paid))
    months = range(first, first + rng.randint(1, LONGEST))
    return {month: paid[month] for month in months if month in paid}


def _find(book: FaultBook, code: str, holder: Holder, differences: dict[int, int]) -> None:
    """Note the code's findings, unless it is T7 itself, and those of T7."""
    subject, town = holder.person.printed_id, holder.person.town
    where = {"cause": book.cause(code), "programme": PROGRAMME, "town": town}
    if code != "T7":
        sizes = {month: abs(fen) for month, fen in differences.items()}
        find_spells(book, code, "person", subject, sizes, **where)
    find_net_difference(book, "person", subject, differences, **where)


def _miss(book: FaultBook, code: str, holder: Holder, what: str) -> None:
    book.near_miss(code, "person", holder.person.printed_id, what)
