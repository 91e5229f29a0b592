"""E1: paid to people whose hukou is not what the programme demands."""

from __future__ import annotations

from pipelines.sample.faults.consequences import find_net_difference, find_spells
from pipelines.sample.faults.eligibility.rosters import amend_roster
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.steady_holders import PROGRAMME, SteadyHolders, stop_after
from pipelines.sample.invention import Invention
from pipelines.sample.local_words import local_word
from pipelines.sample.months import QUARTER_ENDS, month_of
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.holder import Holder
from pipelines.sample.world import Row

# The towns notice at the beginning of 2014: what was paid in 2013 stays as it is.
NOTICED = (23, 24)
FIRST_ROSTER = QUARTER_ENDS[4]


def plant_wrong_hukou(invention: Invention, book: FaultBook) -> None:
    """Plant E1 in the allowance, in student aid and in funeral waivers, in turn."""
    count = book.count("E1", 4, 8)
    shares = [(count + place) // 4 for place in range(4)]
    holders = SteadyHolders(invention, book)
    _let_move_away(holders, book, shares[3])
    _let_strangers_draw(holders, book, shares[2])
    _aid_strange_pupils(invention, book, shares[1])
    _waive_for_strangers(invention, book, shares[0])
    _come_back(invention, holders, book)


def _let_move_away(holders: SteadyHolders, book: FaultBook, count: int) -> None:
    """The roster says that they left the city, and the town pays on."""
    rng = book.rng("E1")
    for holder in holders.choose("E1", count, lambda h: h.level > 2 and h.start <= FIRST_ROSTER):
        holder.moved_out = rng.choice((15, 16, 18, 19))
        seen = next(month for month in QUARTER_ENDS if month > holder.moved_out)
        _find(holders, holder, book, seen)


def _let_strangers_draw(holders: SteadyHolders, book: FaultBook, count: int) -> None:
    """The roster never knew them as people of the city."""

    def fits(holder: Holder) -> bool:
        on_roster = month_of(holder.issued_on) <= FIRST_ROSTER
        return holder.level > 2 and holder.start > FIRST_ROSTER and on_roster

    for holder in holders.choose("E1", count, fits):
        holder.person.hukou = "外地"
        _find(holders, holder, book, holder.start)


def _find(holders: SteadyHolders, holder: Holder, book: FaultBook, first: int) -> None:
    person, cause = holder.person, book.cause("E1")
    last = book.rng("E1").choice(NOTICED)
    paid = stop_after(holders.listed, person.printed_id, last, local_word("moved_away"))
    wrong = {month: fen for month, fen in paid.items() if month >= first}
    told = {"cause": cause, "programme": PROGRAMME, "town": person.town}
    find_spells(book, "E1", "person", person.printed_id, wrong, **told)
    find_net_difference(book, "person", person.printed_id, wrong, **told)


def _aid_strange_pupils(invention: Invention, book: FaultBook, count: int) -> None:
    pupils = {p.printed_id: p for home in invention.cast.households for p in home.students}
    rows = [row for part in invention.yearly["student_aid"].values() for row in part]
    once = [(pupils[row["id_no"]], row) for row in rows if row["id_no"] in pupils]
    for person, row in book.choose("E1", once, count):
        row["hukou"] = book.rng("E1").choice((local_word("hukou")["city"], "外地"))
        _find_once(person, row, month_of(row["paid_on"]), "student_aid", book)


def _waive_for_strangers(invention: Invention, book: FaultBook, count: int) -> None:
    dead = {p.printed_id: p for p in invention.world.population.people if p.cremated}
    rows = [row for part in invention.monthly["funeral_waivers"].values() for row in part]
    claims = [(dead[row["id_no"]], row) for row in rows if row["id_no"] in dead]
    for person, row in book.choose("E1", claims, count):
        row["hukou"] = book.rng("E1").choice((local_word("hukou")["city"], "外地"))
        _find_once(person, row, month_of(row["claimed_on"]), "funeral_waiver", book)


def _find_once(person: Person, row: Row, month: int, programme: str, book: FaultBook) -> None:
    book.find(
        *("E1", "person", row["id_no"], [month]),
        cause=book.cause("E1"),
        programme=programme,
        town=person.town,
        amount=row["amount"],
    )


def _come_back(invention: Invention, holders: SteadyHolders, book: FaultBook) -> None:
    """Near miss: one roster says 外地, the next ones do not."""
    fit = holders.choose("E1", 1, lambda h: month_of(h.issued_on) <= FIRST_ROSTER)
    for holder in fit:
        subject = holder.person.printed_id
        amend_roster(invention, subject, range(17, 18), {"hukou": "外地"})
        book.near_miss("E1", "person", subject, "away on one roster, back on the next")
