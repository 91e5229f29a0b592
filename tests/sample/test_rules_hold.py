"""What the district pays and does keeps the rules, so that no check finds what nobody planted."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from stdnum.cn import ric

from pipelines.sample.months import first_day, last_day, month_of

RATES = {"一级": 15000, "二级": 10000, "三级": 8000, "四级": 5000}
PAID_MONTHLY = (
    "disability_allowance_payments",
    "disability_care_payments",
    "subsistence_payments",
)


@pytest.fixture(scope="module")
def rows(unplanted):
    lists = unplanted.invention.monthly
    return {feed: [row for part in lists[feed].values() for row in part] for feed in lists}


@pytest.fixture(scope="module")
def deaths(unplanted):
    people = unplanted.invention.world.population.people
    return {p.printed_id: p.died for p in people if p.died}


@pytest.fixture(scope="module")
def sound(rows, unplanted):
    """The rows of people and households who carry no planted fault and no near miss."""
    book = unplanted.invention.book
    return {feed: [row for row in listed if _is_sound(row, book)] for feed, listed in rows.items()}


def _is_sound(row, book):
    return book.is_free(row["id_no"]) and book.is_free(row.get("household_no", ""))


@pytest.mark.parametrize("feed", PAID_MONTHLY)
def test_nobody_is_paid_after_the_month_of_death(sound, deaths, feed):
    for row in sound[feed]:
        died = deaths.get(row["id_no"])
        assert not (row["amount"] and died and row["benefit_month"] > died)


@pytest.mark.parametrize("feed", PAID_MONTHLY)
def test_a_month_is_paid_once_and_by_the_25th_of_the_next(sound, feed):
    paid = Counter()
    for row in sound[feed]:
        due = first_day(month_of(row["benefit_month"]) + 1).replace(day=25)
        assert row["benefit_month"] <= row["paid_on"] <= due
        if row["amount"] and row["status"] == "成功":
            paid[row["id_no"], row["benefit_month"]] += 1
    assert set(paid.values()) == {1}


def test_the_allowance_pays_the_rate_of_the_certificates_level(sound):
    for row in sound["disability_allowance_payments"]:
        assert row["amount"] in (0, RATES[row["level"]])
        assert row["certificate_no"].startswith(row["id_no"])
        assert "一二三四"[int(row["certificate_no"][19]) - 1] == row["level"][0]


def test_no_household_gets_more_than_the_standard(sound):
    for row in sound["subsistence_payments"]:
        is_new = row["benefit_month"] >= date(2013, 7, 1)
        standard = (57000, 67000) if row["scheme"] == "五保" else (40000, 47000)
        assert 0 <= row["amount"] <= standard[is_new] * row["members"]


def test_no_visit_after_death_or_twice_by_one_worker(sound, deaths):
    visits = sound["home_care_visits"]
    assert not any(row["visited_on"] > deaths.get(row["id_no"], date.max) for row in visits)
    starts = Counter((row["worker"], row["visited_on"], row["started_at"]) for row in visits)
    assert set(starts.values()) == {1}


def test_waivers_stay_below_the_cap_and_begin_with_the_policy(sound):
    waivers = sound["funeral_waivers"]
    assert min(row["claimed_on"] for row in waivers) == date(2013, 11, 1)
    assert max(row["amount"] for row in waivers) == 117000
    assert {row["hukou"] for row in waivers} == {"三水"}


def test_every_claim_and_every_account_is_for_one_death_and_one_person(sound):
    claims = Counter(row["id_no"] for row in sound["funeral_waivers"])
    assert set(claims.values()) == {1}
    owners = {(r["bank_account"], r["id_no"]) for r in sound["disability_allowance_payments"]}
    assert len(owners) == len({account for account, _ in owners})


def test_medical_aid_is_below_what_insurance_left(sound):
    for row in sound["medical_aid"]:
        assert row["aid_amount"] <= row["total_cost"] - row["insurance_paid"]


def test_the_funeral_home_and_the_towns_keep_the_order_of_the_days(sound):
    for row in sound["cremations"] + sound["funeral_waivers"]:
        assert row["died_on"] <= row["cremated_on"]


def test_nobody_dies_before_birth(unplanted):
    book = unplanted.invention.book
    for person in unplanted.invention.world.population.people:
        assert person.died is None or person.died >= person.born or not book.is_free(person)


def test_village_reform_keeps_ahead_of_the_time_elapsed(unplanted):
    for month in range(12, 27):
        lists = unplanted.invention.registers["village_reform"](month).values()
        done = sum(row["step"] == "验收" for part in lists for row in part) / 70
        assert done >= ((last_day(month) - date(2013, 1, 1)).days + 1) / 730
    assert done < 1


def test_donors_pledge_no_less_than_they_give_nor_the_town_remits_more(unplanted):
    for part in unplanted.invention.yearly["donations"].values():
        for row in part:
            assert row["pledged"] >= row["amount"] >= row.get("remitted", 0)


def test_people_are_told_apart_by_valid_numbers(unplanted):
    population = unplanted.invention.world.population
    numbers = [person.id_no for person in population.people]
    assert len(set(numbers)) == len(numbers)
    assert all(number[-1] == ric.calc_check_digit(number) for number in numbers)
    for person in population.people[::50]:
        assert person.id_no[6:14] == f"{person.born:%Y%m%d}"
        assert (int(person.id_no[16]) % 2 == 1) == (person.sex == "男")
