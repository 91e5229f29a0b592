"""The year's overview is read for the district, up to a month, beside the year before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipelines.frames.works.year_end import (
    read_course,
    read_delivery_counts,
    read_missing_deliveries,
    read_open_findings,
    read_published_figures,
)

FEBRUARY = date(2013, 2, 1)


def test_the_course_is_of_the_year_and_unknown_stays_unknown(year_build):
    course = read_course(year_build, as_of_month=FEBRUARY)
    reform = course.filter(course["key_work"] == 1)
    assert reform["month"].to_list() == [date(2013, 1, 1), FEBRUARY]
    assert reform["value"].to_list() == [None, Decimal("0.5")]


def test_deliveries_are_counted_from_january_to_the_month(year_build):
    assert read_delivery_counts(year_build, as_of_month=FEBRUARY).rows() == [(3, 2, 1, 1, 1)]
    assert read_delivery_counts(year_build, as_of_month=date(2013, 1, 1)).rows() == [
        (1, 1, 1, 0, 0)
    ]
    missing = read_missing_deliveries(year_build, as_of_month=FEBRUARY)
    assert missing.rows() == [(FEBRUARY, "乙镇", "医疗救助", date(2013, 3, 15))]


def test_a_month_that_expects_nothing_counts_nothing(year_build):
    assert read_delivery_counts(year_build, as_of_month=date(2012, 3, 1)).rows() == [
        (0, 0, 0, 0, 0)
    ]


def test_open_findings_are_those_begun_by_the_month_and_not_answered(year_build):
    found = read_open_findings(year_build, as_of_month=FEBRUARY)
    told = found.select("check_code", "open_count", "of_the_year_count", "amount_at_risk_yuan")
    assert told.rows() == [
        ("S4", 1, 1, Decimal("900.00")),
        ("D1", 5, 3, Decimal("120.75")),
        ("I1", 1, 0, None),
    ]


def test_printed_figures_are_those_of_periods_of_the_year_that_have_ended(year_build):
    def agreeing(month: date) -> dict[str, bool]:
        found = read_published_figures(year_build, as_of_month=month)
        return dict(zip(found["figure_id"], found["agrees"], strict=True))

    assert agreeing(FEBRUARY) == {"P2": True, "P3": False}
    assert agreeing(date(2013, 3, 1)) == {"P2": True, "P3": False, "P4": False}
    assert agreeing(date(2012, 3, 1)) == {}


def test_a_printed_figure_that_differs_names_its_work_and_what_is_missing(year_build):
    found = read_published_figures(year_build, as_of_month=FEBRUARY)
    differing = found.filter(figure_id="P3").row(0, named=True)
    assert differing["key_work"] == 2
    assert differing["missing_deliveries"] == "乙镇 医疗救助 2013-02"
