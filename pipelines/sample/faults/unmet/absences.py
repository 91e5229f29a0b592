"""M5: paid last month, absent this month, and nobody says why."""

from __future__ import annotations

from pipelines.sample.faults.consequences import find_net_difference
from pipelines.sample.faults.fault_book import FaultBook, household_id
from pipelines.sample.faults.households import PROGRAMMES
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import LAST_MONTH
from pipelines.sample.faults.steady_holders import PROGRAMME, SteadyHolders
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.care import RATES as CARE_RATES
from pipelines.sample.programmes.holder import Holder

CARE, ROLL = "disability_care_payments", "subsistence_payments"
NURSING, TENDING = "康复护理补助", "托养补贴"
# Absent in January 2014: what was paid in 2013 stays as it is.
ABSENT = 24


def plant_absences(invention: Invention, book: FaultBook) -> None:
    """Plant M5 in the allowance, in nursing and on the subsistence roll, in turn."""
    count = book.count("M5", 3, 6)
    shares = [(count + place) // 3 for place in range(3)]
    _leave_a_month_out(invention, book, shares[2])
    _lose_nursing(invention, book, shares[1])
    _leave_the_roll(invention, book, shares[0])


def _leave_a_month_out(invention: Invention, book: FaultBook, count: int) -> None:
    """The allowance skips a month, which stays owed."""
    holders = SteadyHolders(invention, book)
    for holder in holders.choose("M5", count, lambda h: h.start < 20):
        person, cause = holder.person, book.cause("M5")
        place = holders.row(holder, ABSENT)
        holders.listed.remove(place)
        rate = place.row["amount"]
        told = {"cause": cause, "programme": PROGRAMME, "town": person.town}
        book.find("M5", "person", person.printed_id, [ABSENT], amount=rate, **told)
        find_net_difference(book, "person", person.printed_id, {ABSENT: -rate}, **told)


def _lose_nursing(invention: Invention, book: FaultBook, count: int) -> None:
    """Nursing ends without a word; another changes to 托养, which is no absence."""
    rng, listed = book.rng("M5"), ListedRows(invention.monthly[CARE])
    fit = [h for h in invention.cast.holders if _nursed_until_the_end(h, listed)]
    for holder in book.choose("M5", fit, count):
        last = rng.randint(15, 24)
        person = holder.person
        for place in listed.of(person.printed_id):
            if month_of(place.row["benefit_month"]) > last:
                listed.remove(place)
        _find(book, person, "disability_nursing", last, CARE_RATES[NURSING])
    for holder in book.choose("M5", fit, 1):
        for place in listed.of(holder.person.printed_id):
            if month_of(place.row["benefit_month"]) > ABSENT:
                place.row.update(scheme=TENDING, amount=CARE_RATES[TENDING])
        subject = holder.person.printed_id
        book.near_miss("M5", "person", subject, "another scheme from the next month")


def _nursed_until_the_end(holder: Holder, listed: ListedRows) -> bool:
    rows = listed.of(holder.person.printed_id)
    months = [month_of(p.row["benefit_month"]) for p in rows if p.row["scheme"] == NURSING]
    return bool(months) and months[0] < 12 and months[-1] == LAST_MONTH and holder.end > 25


def _find(book: FaultBook, person: Person, programme: str, month: int, fen: int) -> None:
    book.find(
        *("M5", "person", person.printed_id, [month + 1]),
        cause=book.cause("M5"),
        programme=programme,
        town=person.town,
        amount=fen,
    )


def _leave_the_roll(invention: Invention, book: FaultBook, count: int) -> None:
    """Households leave the roll, and the row that says why is missing."""
    listed = ListedRows(invention.monthly[ROLL], "household_no")
    fit = [h for h in invention.cast.households if h.end_reason and h.end < LAST_MONTH]
    paid = {id(h): _last_amount(listed, h.number, h.end) for h in fit}
    for home in book.choose("M5", [h for h in fit if paid[id(h)]], count):
        stop = next(p for p in listed.of(home.number) if "stop_reason" in p.row)
        listed.remove(stop)
        town = home.members[0].town
        book.find(
            *("M5", "household", household_id(town, home.number), [home.end + 1]),
            cause=book.cause("M5"),
            programme=PROGRAMMES[home.scheme],
            town=town,
            amount=paid[id(home)],
        )


def _last_amount(listed: ListedRows, number: str, end: int) -> int:
    """What the household got in its last month; 0 when its members had died by then."""
    rows = [p.row for p in listed.of(number) if month_of(p.row["benefit_month"]) == end]
    has_stop = any("stop_reason" in p.row for p in listed.of(number))
    is_alive = rows and "stop_reason" not in rows[0]
    return rows[0]["amount"] if is_alive and has_stop else 0
