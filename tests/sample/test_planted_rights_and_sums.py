"""The planted faults of the checks E, M, F, S and N lie in the lists as the answers say."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from pipelines.sample.faults.delivered import list_id
from pipelines.sample.months import HORIZON, first_day, month_of
from pipelines.sample.people.areas import deliverer_code, load_towns

MOST = {"E": 4, "M": 5, "F": 3, "S": 7, "N": 2}
CODES = [f"{letter}{n}" for letter, most in MOST.items() for n in range(1, most + 1)]


@pytest.fixture(scope="module")
def found(planned):
    return planned.findings


@pytest.fixture(scope="module")
def delivered(planned):
    return planned.delivered


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_planted_more_than_once(found, code):
    assert len(found[code]) >= 2


def test_no_finding_is_listed_twice_and_none_is_listed_as_a_near_miss(planned):
    book = planned.invention.book
    listed = Counter((f.code, f.subject, f.programme, f.months) for f in book.findings)
    assert set(listed.values()) == {1}
    doubted = {(f.code, f.subject) for f in book.findings if f.code in CODES}
    spared = {(m.code, m.subject) for m in book.near_misses if m.code in CODES}
    # A fund and a worker may be right in one month and wrong in another.
    assert not {(code, who) for code, who in doubted & spared if code not in ("S3", "S7")}


def test_late_and_missing_lists_are_those_of_the_answers(planned, found):
    first = defaultdict(lambda: date.max)
    for delivery in (job.delivery for job in planned.jobs):
        subject = f"{delivery.feed}|{deliverer_code(delivery.deliverer)}"
        for month in range(delivery.months[0], delivery.months[1] + 1):
            first[subject, month] = min(first[subject, month], delivery.reported_on)
    for finding in found["F3"]:
        for month in finding.months:
            assert first[finding.subject, month] > first_day(month + 1).replace(day=15)


def test_wrong_totals_and_counts_are_stated_in_lists_in_force(planned, found):
    jobs = {list_id(job.delivery): job for job in planned.jobs if job.delivery.in_force}
    for finding in found["S1"]:
        job = jobs[finding.subject]
        assert abs(job.delivery.total_off) == finding.amount
        assert job.dress.total != "none"
    for finding in found["S2"]:
        job = jobs[finding.subject]
        assert job.delivery.count_off > 0
        assert job.dress.footer


def test_who_is_absent_was_paid_the_month_before(delivered, found):
    paid, listed = {}, set()
    for feed in ("disability_allowance_payments", "disability_care_payments"):
        for row in delivered[feed]:
            key = row["id_no"], month_of(row["benefit_month"])
            listed.add((feed, *key))
            paid[feed, *key] = row["amount"]
    for finding in found["M5"]:
        if finding.kind == "person":
            care = finding.programme != "disability_allowance"
            feed = "disability_care_payments" if care else "disability_allowance_payments"
            (month,) = finding.months
            assert paid[feed, finding.subject, month - 1] == finding.amount
            assert (feed, finding.subject, month) not in listed


def test_late_payments_come_after_the_25th(delivered, found):
    days = defaultdict(list)
    for feed in ("disability_allowance_payments", "disability_care_payments"):
        for row in delivered[feed]:
            if row["status"] == "成功":
                days[row["id_no"], month_of(row["benefit_month"])].append(row["paid_on"])
    for finding in found["F2"]:
        for month in finding.months:
            due = first_day(month + 1).replace(day=25)
            assert max(days[finding.subject, month]) > due


def test_misplaced_people_stand_under_a_village_of_another_town(delivered, found):
    town_of = {v.name: town.name for town in load_towns().values() for v in town.villages}
    wrong = {
        (row.get("id_no", row["village"]))
        for rows in delivered.values()
        for row in rows
        if town_of.get(row.get("village"), row.get("town")) != row.get("town")
    }
    assert wrong == {finding.subject for finding in found["E4"]}


def test_elders_without_care_are_on_no_list_of_it(delivered, found, planned):
    people = {p.printed_id: p for p in planned.invention.world.population.people}
    feeds = ("home_care_enrolments", "home_care_visits")
    served = {row["id_no"] for feed in feeds for row in delivered[feed]}
    for finding in found["M3"]:
        assert finding.subject not in served
        assert people[finding.subject].age(HORIZON) >= 60
