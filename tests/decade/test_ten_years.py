"""Ten years of deliveries in one build: each year's figures are its own, whatever changed since."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from itertools import chain

from tests.decade.conftest import Decade
from tests.decade.made_decade import (
    DISTRICT,
    DROPPED,
    EAST,
    LAST_AID,
    MERGED,
    MERGER,
    NORTH,
    PAID_OLD_RATE,
    SOUTH,
    YEARS,
    Paid,
    aid_paid,
    care_paid,
    rate,
)

CARE = list(chain.from_iterable(map(care_paid, YEARS)))
AID = list(chain.from_iterable(map(aid_paid, YEARS)))


def by_year_and_town(paid: list[Paid]) -> dict[tuple[int, str], tuple[int, Decimal, int]]:
    """Payments, yuan and people of each year, by town and for the district."""
    groups = defaultdict(list)
    for line in paid:
        for area in (line.town, DISTRICT):
            groups[int(line.month[:4]), area].append(line)
    return {
        key: (len(lines), Decimal(sum(n.yuan for n in lines)), len({n.person for n in lines}))
        for key, lines in groups.items()
    }


def of_years(decade: Decade, indicator: str, area: str = DISTRICT) -> dict[int, int]:
    rows = decade.query(
        f"select year, value from rpt_indicator_values where indicator_id = '{indicator}'"
        f" and area_code = '{area}' and period_kind = 'year' and value is not null"
    )
    return {year: int(value) for year, value in rows}


def test_each_years_money_and_people_are_what_was_sent(decade: Decade) -> None:
    found = {}
    for programme, paid in (("disability_care", CARE), ("student_aid", AID)):
        rows = decade.query(
            "select extract(year from benefit_month), coalesce(town_code, "
            f"'{DISTRICT}'), count(*), sum(amount_yuan), count(distinct person_key)"
            f" from fct_payments where programme_code = '{programme}'"
            " group by grouping sets ((1, town_code), (1))"
        )
        found = {(year, area): tuple(told) for year, area, *told in rows}
        assert found == by_year_and_town(paid)


def test_each_years_indicators_are_its_own(decade: Decade) -> None:
    care, aid = by_year_and_town(CARE), by_year_and_town(AID)
    people = {year: care[year, DISTRICT][2] for year in YEARS}
    assert of_years(decade, "std_care_subsidy_recipients") == people
    # After its last list student aid is unknown, not 0.
    spent = {year: int(told[1]) for (year, area), told in aid.items() if area == DISTRICT}
    assert of_years(decade, "kw07_student_aid_spending") == spent
    assert of_years(decade, "kw07_students_aided") == dict.fromkeys(spent, 3)
    assert spent.keys() == set(range(2010, 2017))


def test_a_standard_steps_in_its_month(decade: Decade) -> None:
    told = of_years(decade, "std_disability_care_monthly")
    assert told == {year: rate(f"{year}-12") for year in YEARS}
    rows = decade.query(
        "select strftime(month, '%Y-%m'), max(entitled_yuan), min(entitled_yuan)"
        " from fct_beneficiary_months where programme_code = 'disability_care' group by 1"
    )
    months = {line.month for line in CARE}
    assert {m: (high, low) for m, high, low in rows} == {m: (rate(m), rate(m)) for m in months}


def test_towns_owe_lists_while_they_are_towns(decade: Decade) -> None:
    rows = decade.query(
        "select feed, town_code, count(*), min(month), max(month),"
        " count(case when status = 'missing' then 1 end) from rpt_delivery_coverage group by all"
    )
    first, aided = date(2010, 1, 1), date(2010, 9, 1)
    care, aid = "disability_care_payments", "student_aid"
    before, after, last = date(2017, 6, 1), date(2017, 7, 1), date(2019, 12, 1)
    assert sorted(rows) == sorted(
        [
            (care, EAST, 120, first, last, 0),
            (care, NORTH, 90, first, before, 0),
            (care, SOUTH, 90, first, before, 0),
            (care, MERGED, 30, after, last, 0),
            *((aid, town, 7, aided, date(2016, 9, 1), 0) for town in (EAST, NORTH, SOUTH)),
        ]
    )


def test_what_is_reported_stays_with_the_town_that_reported_it(decade: Decade) -> None:
    rows = decade.query(
        "select town_code, strftime(min(benefit_month), '%Y-%m'),"
        " strftime(max(benefit_month), '%Y-%m') from fct_payments"
        " where programme_code = 'disability_care' group by town_code"
    )
    spans = defaultdict(list)
    for line in CARE:
        spans[line.town].append(line.month)
    assert sorted(rows) == sorted((t, min(months), max(months)) for t, months in spans.items())
    assert {line.month for line in CARE if line.town == MERGED} == {
        line.month for line in CARE if line.month >= MERGER
    }


def test_a_programme_ends_with_its_last_list(decade: Decade) -> None:
    rows = decade.query("select programme_code, ended_month from dim_programmes where feed <> ''")
    ended = {code: month for code, month in rows if month}
    assert ended == {"student_aid": date.fromisoformat(f"{LAST_AID}-01")}
    reasons = decade.query(
        "select year, unknown_reason, is_complete from rpt_indicator_values where period_kind ="
        f" 'year' and indicator_id = 'kw07_students_aided' and area_code = '{DISTRICT}'"
        " and value is null order by year"
    )
    assert reasons == [(year, "不在应报期内", True) for year in (2017, 2018, 2019)]


def test_two_are_doubted_and_nobody_else(decade: Decade) -> None:
    """Neither the merger nor the end of a programme is anybody's fault."""
    rows = decade.query(
        "select check_code, town_code, first_month, month_count, amount_at_risk_yuan"
        " from fct_findings"
    )
    expected = [
        ("T7", EAST, date(2014, 7, 1), 1, Decimal(50)),
        ("M5", EAST, date(2013, 1, 1), 1, Decimal(100)),
    ]
    assert sorted(rows) == sorted(expected)
    months = Counter(line.person for line in CARE if line.town == EAST)
    assert months[DROPPED] == 36
    assert months[PAID_OLD_RATE] == 120


def test_progress_of_the_first_and_the_last_year_is_told(decade: Decade) -> None:
    for year in (YEARS[0], YEARS[-1]):
        assert f"{year}-12" in decade.run("progress", "--year", str(year))
    ((last,),) = decade.query("select max(month) from dim_months")
    assert last == date(2019, 12, 1)
