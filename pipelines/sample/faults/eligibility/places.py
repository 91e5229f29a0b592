"""E4: a row's town is not the town of its village."""

from __future__ import annotations

from random import Random

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.steady_holders import SteadyHolders
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.people.areas import load_towns

# A place that no list of villages knows.
UNKNOWN = "沿江新围村"
STEPS_BEFORE_THE_LAST = frozenset({"方案", "公共服务站挂牌", "职能划分"})
CODE = "E4"


def plant_misplaced_villages(invention: Invention, book: FaultBook) -> None:
    """Plant E4 in payments, visits, permits and the villages' own reform, in turn."""
    count = book.count(CODE, 3, 6)
    shares = [(count + place) // 3 for place in range(3)]
    _misplace_payments(invention, book, shares[2])
    _misplace_events(invention, book, "home_care_visits", "visited_on", shares[1])
    _misplace_events(invention, book, "residence_permits", "handled_on", shares[0])
    _misplace_a_village(invention, book)


def _misplace_payments(invention: Invention, book: FaultBook, count: int) -> None:
    """One to three months of somebody's allowance under another town's village."""
    rng = book.rng(CODE)
    holders = SteadyHolders(invention, book)
    for holder in holders.choose(CODE, count, lambda h: h.start < 18):
        first = rng.randint(holder.start, 22)
        months = range(first, first + rng.randint(1, 3))
        village = _elsewhere(holder.person.town, rng)
        for month in months:
            holders.row(holder, month).row["village"] = village
        subject, town = holder.person.printed_id, holder.person.town
        book.find(CODE, "person", subject, months, cause=book.cause(CODE), town=town)
    for holder in holders.choose(CODE, 1, lambda h: h.start < 18):
        holders.row(holder, 20).row["village"] = UNKNOWN
        subject = holder.person.printed_id
        book.near_miss(CODE, "person", subject, "a village that nobody knows")


def _misplace_events(
    invention: Invention, book: FaultBook, feed: str, column: str, count: int
) -> None:
    """One row of a person of whom the feed has few."""
    people = {person.printed_id: person for person in invention.world.population.people}
    # What is listed of 2014 may go missing (F3).
    rows = [
        (people[row["id_no"]], row)
        for part in invention.monthly[feed].values()
        for row in part
        if row[column].year == 2013 and row["id_no"] in people
    ]
    sample = book.rng(CODE).sample(rows, min(len(rows), 400))
    for person, row in book.choose(CODE, sample, count):
        row["village"] = _elsewhere(person.town, book.rng(CODE))
        book.find(
            *(CODE, "person", person.printed_id, [month_of(row[column])]),
            cause=book.cause(CODE),
            town=person.town,
        )


def _misplace_a_village(invention: Invention, book: FaultBook) -> None:
    """A village's step on another town's list."""
    ledger = invention.ledgers["village_reform"]
    steps = {
        row["village"]: place
        for place, (_, row) in enumerate(ledger)
        if row["step"] in STEPS_BEFORE_THE_LAST
    }
    for village in book.choose(CODE, sorted(steps), 1):
        town, row = ledger[steps[village]]
        others = [other for other in load_towns() if other != town]
        other = book.rng(CODE).choice(others)
        ledger[steps[village]] = (other, {**row, "town": other})
        months = [month_of(row["completed_on"])]
        book.find(CODE, "village", village, months, cause=book.cause(CODE), town=other)


def _elsewhere(town: str, rng: Random) -> str:
    """A village of another town."""
    towns = [other for other in load_towns().values() if other.name != town]
    return rng.choice(rng.choice(towns).villages).name
