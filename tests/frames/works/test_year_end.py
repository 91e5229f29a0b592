"""The year's overview is read for the district, up to a month, beside the year before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipelines.frames.works.year_end import (
    read_course,
    read_delivery_counts,
    read_missing_deliveries,
    read_open_findings,
    read_published,
    read_standing,
)

FEBRUARY = date(2013, 2, 1)


def test_a_works_headline_stands_first_and_only_the_districts(year_build):
    standing = read_standing(year_build, as_of_month=FEBRUARY)
    assert standing["indicator_id"].to_list() == ["reform", "aided", "days", "hatched"]
    assert set(standing["area_code"]) == {"440607000000"}


def test_the_same_month_of_the_year_before_stands_beside_it(year_build):
    standing = read_standing(year_build, as_of_month=FEBRUARY)
    before = dict(zip(standing["indicator_id"], standing["last_year_value"], strict=True))
    assert before == {"reform": Decimal("0.1"), "aided": 30, "days": 9, "hatched": None}
    assert standing["is_last_year_complete"].to_list() == [True, True, True, None]
    assert standing["last_year_value"].null_count() == 1


def test_without_a_year_before_there_is_nothing_beside_it(year_build):
    standing = read_standing(year_build, as_of_month=date(2012, 2, 1))
    assert standing["last_year_value"].to_list() == [None] * standing.height


def test_the_course_is_of_the_year_and_unknown_stays_unknown(year_build):
    course = read_course(year_build, as_of_month=FEBRUARY)
    reform = course.filter(course["key_work"] == 1)
    assert reform["month"].to_list() == [date(2013, 1, 1), FEBRUARY]
    assert reform["value"].to_list() == [None, Decimal("0.5")]


def test_deliveries_are_counted_from_january_to_the_month(year_build):
    assert read_delivery_counts(year_build, as_of_month=FEBRUARY).rows() == [(3, 2, 1, 1)]
    assert read_delivery_counts(year_build, as_of_month=date(2013, 1, 1)).rows() == [(1, 1, 1, 0)]
    missing = read_missing_deliveries(year_build, as_of_month=FEBRUARY)
    assert missing.rows() == [(FEBRUARY, "乙镇", "医疗救助", date(2013, 3, 15))]


def test_a_month_that_expects_nothing_counts_nothing(year_build):
    assert read_delivery_counts(year_build, as_of_month=date(2012, 3, 1)).rows() == [(0, 0, 0, 0)]


def test_open_findings_are_those_begun_by_the_month_and_not_answered(year_build):
    found = read_open_findings(year_build, as_of_month=FEBRUARY)
    told = found.select("check_code", "open_count", "of_the_year_count", "amount_at_risk_yuan")
    assert told.rows() == [
        ("S4", 1, 1, Decimal("5000000.00")),
        ("D1", 5, 3, Decimal("120.75")),
        ("I1", 1, 0, None),
    ]


def test_printed_figures_are_those_of_periods_of_the_year_that_have_ended(year_build):
    assert read_published(year_build, as_of_month=FEBRUARY).rows() == [(2, 1)]
    assert read_published(year_build, as_of_month=date(2013, 3, 1)).rows() == [(3, 2)]
    assert read_published(year_build, as_of_month=date(2012, 3, 1)).rows() == [(0, 0)]
