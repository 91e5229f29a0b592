"""N1: stages of incubation out of order, and one organisation on the lists of two towns."""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.people.areas import load_towns
from pipelines.sample.world import Row

# Pairs of stages of which the second may be dated too early.
TURNED = (("申请", "评估"), ("评估", "入驻"))
LAST_DAY = 24


def plant_incubation_faults(invention: Invention, book: FaultBook) -> None:
    """Plant N1 without moving any 入驻, so that the base holds as many as it did."""
    rng = book.rng("N1")
    events = invention.ledgers["incubation_events"]
    stages: dict[str, dict[str, Row]] = {}
    for row in events:
        stages.setdefault(row["organisation"], {})[row["stage"]] = row
    _list_twice(events, stages, book)
    for _ in range(rng.randint(2, 4)):
        earlier, later = rng.choice(TURNED)
        _turn(stages, earlier, later, book)
    _assess_on_the_day(stages, book)
    _come_again(events, stages, book)
    events.sort(key=lambda row: (row["occurred_on"], row["organisation"]))


def _turn(stages: dict[str, dict[str, Row]], earlier: str, later: str, book: FaultBook) -> None:
    """Date a stage two days after the one that it must precede, in the same month."""
    fit = [name for name, rows in stages.items() if _can_turn(rows, earlier, later)]
    for name in book.choose("N1", fit, 1):
        row = stages[name][later]
        stages[name][earlier]["occurred_on"] = row["occurred_on"] + timedelta(days=2)
        book.find(
            *("N1", "organisation", name, [month_of(row["occurred_on"])]),
            cause=book.cause("N1"),
            town=row["town"],
        )


def _can_turn(rows: dict[str, Row], earlier: str, later: str) -> bool:
    if not {earlier, later} <= set(rows) or "退驻" in rows:
        return False
    return rows[later]["occurred_on"].day <= LAST_DAY


def _list_twice(events: list[Row], stages: dict[str, dict[str, Row]], book: FaultBook) -> None:
    """Another town lists an applicant of one month as its own."""
    rng = book.rng("N1")
    fit = [name for name, rows in stages.items() if set(rows) == {"申请"}]
    for name in book.choose("N1", fit, rng.randint(1, 2)):
        row = stages[name]["申请"]
        other = rng.choice([town for town in load_towns() if town != row["town"]])
        events.append({**row, "town": other})
        book.find(
            *("N1", "organisation", name, [month_of(row["occurred_on"])]),
            cause=book.cause("N1"),
            # Both list it from one day on: the town of the smaller code is believed.
            town=max(other, row["town"], key=lambda name: load_towns()[name].code),
        )


def _assess_on_the_day(stages: dict[str, dict[str, Row]], book: FaultBook) -> None:
    """Near miss: assessed on the day of moving in."""
    fit = [name for name, rows in stages.items() if {"评估", "入驻"} <= set(rows)]
    for name in book.choose("N1", fit, 1):
        stages[name]["评估"]["occurred_on"] = stages[name]["入驻"]["occurred_on"]
        book.near_miss("N1", "organisation", name, "two stages on one day")


def _come_again(events: list[Row], stages: dict[str, dict[str, Row]], book: FaultBook) -> None:
    """Near miss: an organisation that left applies anew."""
    left = [name for name, rows in stages.items() if "退驻" in rows]
    for name in book.choose("N1", left, 1):
        again = {**stages[name]["退驻"], "stage": "申请", "occurred_on": date(2014, 3, 5)}
        events.append(again)
        book.near_miss("N1", "organisation", name, "a new stay after leaving")
