"""Which files the deliverers send: every expected delivery from 2012 to March 2014."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from pipelines.sample.deliveries.delivery import Delivery, Part
from pipelines.sample.invention import Invention
from pipelines.sample.local_words import local_word
from pipelines.sample.months import MONTHS, QUARTER_ENDS, day_in, last_day
from pipelines.sample.people.areas import load_towns
from pipelines.sample.programmes.allowance_total import pays_next_month
from pipelines.sample.programmes.funerals import SECTION as FUNERAL_HOME
from pipelines.sample.registers import DEPARTMENT
from pipelines.sample.world import Row

# First month expected; the others from January 2012 and March 2013.
FIRST_MONTH = {
    "disability_allowance_payments": 12,
    "residence_permits": 12,
    "funeral_waivers": 22,
    "home_care_enrolments": 2,
    "social_work_agencies": 11,
}
DISTRICT_FEEDS = {"medical_aid": DEPARTMENT, "cremations": FUNERAL_HOME}
# Due: month and days of the report.
YEARLY_REPORTS = {
    "student_aid": (9, 2, 10),
    "donations": (7, 6, 13),
    "social_work_exams": (6, 2, 9),
}
# What a year's list is reported by when it comes at another time than expected.
EXTRA_REPORTS = {("student_aid", 2014): (2, 2, 10)}
CUMULATIVE_FEEDS = frozenset(
    {
        "incubation_events",
        "social_work_agencies",
        "service_contracts",
        "welfare_institution_events",
        "milestones",
        "disability_certificates",
    }
)


def plan_deliveries(invention: Invention) -> list[Delivery]:
    """Every first edition, feed by feed, in the order of the months."""
    rng = invention.world.rng("plan")
    planned = [*_monthly(invention, rng), *_registers(invention, rng), *_yearly(invention, rng)]
    for delivery in planned:
        for part in delivery.parts:
            _group_by_village(part)
    return planned


def _monthly(invention: Invention, rng: Random) -> Iterator[Delivery]:
    quarterly = [tuple(workbook) for workbook in local_word("quarter_workbooks")]
    for feed, lists in invention.monthly.items():
        deliverers = [DISTRICT_FEEDS[feed]] if feed in DISTRICT_FEEDS else list(load_towns())
        for deliverer in deliverers:
            month = FIRST_MONTH.get(feed, 0)
            while month in MONTHS:
                length = 3 if (feed, deliverer, month) in quarterly else 1
                months = range(month, month + length)
                parts = [Part(list(lists.get((deliverer, m), [])), m) for m in months]
                yield Delivery(
                    feed,
                    deliverer,
                    "monthly",
                    (month, months[-1]),
                    _reported_on(feed, deliverer, months[-1], rng),
                    parts,
                )
                month += length


def _reported_on(feed: str, deliverer: str, month: int, rng: Random) -> date:
    pays_later = feed == "disability_allowance_payments" and pays_next_month(deliverer)
    return day_in(month + 1, rng, 10, 12) if pays_later else day_in(month + 1, rng, 2, 9)


def _registers(invention: Invention, rng: Random) -> Iterator[Delivery]:
    for feed, snapshot in invention.registers.items():
        before: dict[str, set] = {}
        for quarter_end in QUARTER_ENDS:
            if quarter_end < FIRST_MONTH.get(feed, 14):
                continue
            for deliverer, rows in snapshot(quarter_end).items():
                seen = before.get(deliverer, set())
                before[deliverer] = {row_key(row) for row in rows}
                as_of = deliverer in local_word("cumulative_towns") or feed in CUMULATIVE_FEEDS
                # Who has nothing new says so, even where the list is cumulative.
                if not as_of or before[deliverer] == seen:
                    rows = [row for row in rows if row_key(row) not in seen]
                reported = last_day(quarter_end)
                if rng.random() < 0.6:
                    reported = day_in(quarter_end + 1, rng, 2, 9)
                months = (quarter_end - 2, quarter_end)
                part = Part(rows)
                yield Delivery(feed, deliverer, "register", months, reported, [part], as_of)


def _yearly(invention: Invention, rng: Random) -> Iterator[Delivery]:
    for feed, lists in invention.yearly.items():
        for (deliverer, year), rows in sorted(lists.items()):
            due, first, last = EXTRA_REPORTS.get((feed, year), YEARLY_REPORTS[feed])
            months = ((year - 2012) * 12, (year - 2012) * 12 + 11)
            reported = day_in(months[0] + due, rng, first, last)
            yield Delivery(feed, deliverer, "yearly", months, reported, [Part(rows)])


def row_key(row: Row) -> frozenset:
    """What makes two rows the same: every filled cell."""
    return frozenset(row.items())


def _group_by_village(part: Part) -> None:
    """Lists about people stand village by village, as the villages send them in."""
    if part.rows and all("village" in row for row in part.rows):
        part.rows = sorted(part.rows, key=lambda row: (row["town"], row["village"]))
