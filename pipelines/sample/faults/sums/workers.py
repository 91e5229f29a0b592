"""S7: one worker's visits overlap, or a day has more than 24 hours of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.services.visits import FEE_AN_HOUR, STARTS
from pipelines.sample.world import Row

FIRST, SECOND = STARTS[0], STARTS[1]
# Within the shortest first visit of an hour; and its end to the minute.
TOO_EARLY, BACK_TO_BACK = "09:00", "10:00"
WHOLE_DAY = 9


def plant_impossible_days(invention: Invention, book: FaultBook) -> None:
    """Plant S7 on days of workers, one a worker and month."""
    count = book.count("S7", 3, 6)
    days = _days(invention, book)
    full = [day for day in days if _has_pair(day) and day[0]["hours"] >= 1]
    for rows in _choose(full, book, count - count // 3):
        rows[1]["started_at"] = TOO_EARLY
        _find(rows, rows[1]["fee"], book)
    long = [day for day in days if len(day) >= 3]
    for rows in _choose(long, book, count // 3):
        for row in rows[:3]:
            row.pop("started_at")
            row.update(hours=WHOLE_DAY, fee=WHOLE_DAY * FEE_AN_HOUR)
        _find(rows, None, book)
    for rows in _choose([day for day in full if day[0]["hours"] == 1.5], book, 1):
        rows[1]["started_at"] = BACK_TO_BACK
        book.near_miss("S7", "worker", rows[0]["worker"], "one visit begins as the other ends")
    _share_a_name(days, book)


def _days(invention: Invention, book: FaultBook) -> list[list[Row]]:
    """The visits of a worker on a day, in the order of their starts."""
    days: dict[tuple[str, date], list[Row]] = defaultdict(list)
    for rows in invention.monthly["home_care_visits"].values():
        for row in rows:
            days[row["worker"], row["visited_on"]].append(row)
    people = {p.printed_id: p for p in invention.world.population.people}
    # A changed fee must not be one that another check finds.
    sound = [
        rows
        for rows in days.values()
        if all(row["id_no"] in people and book.is_free(people[row["id_no"]]) for row in rows)
    ]
    return [sorted(rows, key=lambda row: row["started_at"]) for rows in sound]


def _has_pair(rows: list[Row]) -> bool:
    return [row["started_at"] for row in rows[:2]] == [FIRST, SECOND]


def _choose(days: list[list[Row]], book: FaultBook, count: int) -> list[list[Row]]:
    """Draw days of workers who carry no fault yet."""
    chosen = []
    for rows in book.rng("S7").sample(days, len(days)):
        worker = rows[0]["worker"]
        if len(chosen) < count and book.is_free(worker):
            book.take(worker)
            chosen.append(rows)
    return chosen


def _find(rows: list[Row], amount: int | None, book: FaultBook) -> None:
    book.find(
        *("S7", "worker", rows[0]["worker"], [month_of(rows[0]["visited_on"])]),
        cause=book.cause("S7"),
        town=rows[0]["town"],
        amount=amount,
    )


def _share_a_name(days: list[list[Row]], book: FaultBook) -> None:
    """Near miss: two workers of one name, at two providers, visit at one time."""
    for rows in _choose(days, book, 1):
        other = [
            day
            for day in days
            if day[0]["visited_on"] == rows[0]["visited_on"]
            and day[0]["provider"] != rows[0]["provider"]
            and day[0]["started_at"] == rows[0]["started_at"]
        ]
        for namesakes in _choose(other, book, 1):
            for row in namesakes:
                row["worker"] = rows[0]["worker"]
            worker = rows[0]["worker"]
            book.near_miss("S7", "worker", worker, "two workers of one name at two providers")
