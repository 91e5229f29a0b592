"""Before faults are planted nobody is forgotten, absent, misplaced or out of order by chance."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest

from pipelines.sample.months import HORIZON, first_day, month_of
from pipelines.sample.people.areas import load_towns

SEPTEMBERS = {2012: 8, 2013: 20}
PAID_MONTHLY = (
    "disability_allowance_payments",
    "disability_care_payments",
    "subsistence_payments",
)
STAGES = {"申请": 1, "评估": 2, "入驻": 3, "登记": 4, "出壳": 5, "续驻": 5, "退驻": 6}


@pytest.fixture(scope="module")
def delivered(unplanted):
    return unplanted.delivered


@pytest.fixture(scope="module")
def people(unplanted):
    everybody = unplanted.invention.world.population.people
    return {number: p for p in everybody for number in (p.id_no, p.printed_id)}


def members(row) -> list[str]:
    return [row["id_no"], *(row[key] for key in row if key.startswith("member_id_no"))]


def on_the_roll(rows, month):
    for row in rows["subsistence_payments"]:
        if row["benefit_month"] == first_day(month) and "stop_reason" not in row:
            yield row


@pytest.mark.parametrize("year", SEPTEMBERS)
def test_every_poor_household_with_a_pupil_is_aided(delivered, people, year):
    aided = {row["id_no"] for row in delivered["student_aid"] if row["paid_on"].year == year}
    day = first_day(SEPTEMBERS[year] + 1) - timedelta(days=1)
    for row in on_the_roll(delivered, SEPTEMBERS[year]):
        pupils = [number for number in members(row) if 6 <= people[number].age(day) <= 22]
        assert not pupils or row["scheme"] == "五保" or aided & set(members(row))


def test_every_elder_in_need_has_home_care(delivered, people):
    served = {row["id_no"] for row in delivered["home_care_enrolments"]}
    poor = [row for row in on_the_roll(delivered, 26) if row["scheme"] != "低保临界"]
    needing = {number for row in poor for number in members(row)}
    for row in delivered["disability_certificates"]:
        if row["as_on"] == HORIZON and row["status"] == "有效" and row["level"] in ("一级", "二级"):
            needing.add(row["id_no"])
    old = {n for n in needing if people[n].age(HORIZON) >= 60 and people[n].died is None}
    assert len(old) > 300
    assert old <= served


@pytest.mark.parametrize("feed", PAID_MONTHLY)
def test_nobody_vanishes_from_a_list_without_a_reason(delivered, feed):
    key = "household_no" if feed == "subsistence_payments" else "id_no"
    listed = {(row[key], month_of(row["benefit_month"])) for row in delivered[feed]}
    for row in delivered[feed]:
        month = month_of(row["benefit_month"])
        assert "stop_reason" in row or month == 26 or (row[key], month + 1) in listed


def test_approvals_follow_applications_and_payments_follow_approvals(delivered):
    first: dict[str, date] = {}
    for row in delivered["disability_allowance_payments"]:
        if row["status"] == "成功" and row["amount"]:
            first[row["id_no"]] = min(row["paid_on"], first.get(row["id_no"], date.max))
    for row in delivered["disability_allowance_approvals"]:
        if row["decision"] == "同意":
            approved, paid = row["approved_on"], first.get(row["id_no"], HORIZON)
            assert row["applied_on"] <= approved <= max(paid, approved)
            assert row["id_no"] not in first or approved <= paid <= approved + timedelta(days=60)


def test_every_village_stands_under_its_own_town(delivered):
    town_of = {v.name: town.name for town in load_towns().values() for v in town.villages}
    rows = [row for feed in delivered.values() for row in feed if "village" in row]
    assert all(town_of[row["village"]] == row["town"] for row in rows)


def test_categories_are_in_force_and_certificates_valid_while_paid(delivered):
    for row in delivered["home_care_enrolments"]:
        added = row["category"] in (
            "HC10",
            "HC11",
            "HC12",
            "高龄老人",
            "计生特殊家庭老人",
            "其他困难老人",
        )
        assert not added or row["enrolled_on"] >= date(2013, 7, 1)
    ended = {
        row["id_no"]: month_of(min(row["expires_on"], row.get("cancelled_on", date.max)))
        for row in delivered["disability_certificates"]
        if row["as_on"] == HORIZON
    }
    for feed in PAID_MONTHLY[:2]:
        for row in delivered[feed]:
            assert not row["amount"] or month_of(row["benefit_month"]) <= ended[row["id_no"]]


def test_funds_and_contracts_stay_within_what_was_agreed(delivered):
    contracts = {row["contract_no"]: row for row in delivered["service_contracts"]}
    spent, budget = defaultdict(int), defaultdict(int)
    for row in delivered["fund_payments"]:
        fund = row["fund"], row["paid_on"].year
        sign = {"拨付": 1, "退回": -1}.get(row["entry"], 0)
        spent[fund] += sign * row["amount"]
        budget[fund] += 0 if sign else row["amount"]
        if "contract_no" in row:
            contract = contracts[row["contract_no"]]
            spent[row["contract_no"]] += sign * row["amount"]
            assert contract["signed_on"] <= row["paid_on"] <= contract["ends_on"]
    assert all(spent[fund] <= limit for fund, limit in budget.items() if limit)
    assert all(spent[number] <= row["amount"] for number, row in contracts.items())


def test_incubation_goes_in_order_and_suppliers_are_registered(delivered):
    days = defaultdict(dict)
    for row in delivered["incubation_events"]:
        days[row["organisation"], row["town"]][row["stage"]] = row["occurred_on"]
    assert len({name for name, _ in days}) == len(days)
    for stages in days.values():
        in_order = sorted(stages, key=lambda stage: (stages[stage], STAGES[stage]))
        assert [STAGES[s] for s in in_order] == sorted(STAGES[s] for s in stages)
    registered = {r["organisation"]: r["registered_on"] for r in delivered["social_work_agencies"]}
    for row in delivered["service_contracts"]:
        assert registered[row["provider"]] <= row["signed_on"]
