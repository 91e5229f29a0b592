"""Every shape of day, month and time that forms write is understood, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.intake.values.read_dates import DateContext, read_date, read_month, read_time

FIRST_OF_JULY = [
    "2013-7-1",
    "2013-07-01",
    "2013/7/1",
    "2013.7.1",
    "2013.07.01",
    "2013年7月1日",
    "２０１３年７月１日",
    "2013 年 7 月 1 日",
    "20130701",
    "41456",
    "41456.5",
    "2013-07-01 00:00:00",
    "2013-07-01T09:30:00",
    "2013-07-01 00:00:00.000",
    "1-JUL-13",
    "二〇一三年七月一日",
    "2013年7月",
    "2013.7",
    "201307",
]


@pytest.mark.parametrize("text", FIRST_OF_JULY)
def test_a_day_is_read_in_every_shape(text):
    assert read_date(text, DateContext()) == date(2013, 7, 1)


@pytest.mark.parametrize(
    "text", [*FIRST_OF_JULY, "2013-7", "2013/07", "2013年7月份", "13年7月", "2013-07-31", "Jul-13"]
)
def test_a_month_is_read_in_every_shape(text):
    assert read_month(text, DateContext()) == date(2013, 7, 1)


@pytest.mark.parametrize(
    "text",
    ["2013-13-40", "2013-02-30", "待补", "上旬", "2013", "7", "1.5", "0", "20131301", "6月底"],
)
def test_what_is_no_day_is_none(text):
    assert read_date(text, DateContext()) is None


def test_a_day_or_month_without_its_year_takes_the_titles():
    context = DateContext(year=2013)
    assert read_date("7月1日", context) == date(2013, 7, 1)
    assert read_month("7月", context) == date(2013, 7, 1)
    assert read_date("7月1日", DateContext()) is None


def test_a_month_that_lost_its_zero_is_october_if_the_list_is_octobers():
    october = DateContext(months=[date(2013, 10, 1)])
    assert read_month("2013.1", october) == date(2013, 10, 1)
    assert october.ambiguous == {"2013.1"}
    january = DateContext(months=[date(2013, 1, 1)])
    assert read_month("2013.1", january) == date(2013, 1, 1)
    assert not january.ambiguous
    february = DateContext(months=[date(2013, 2, 1)])
    assert read_month("2013.1", february) == date(2013, 1, 1)
    assert not february.ambiguous
    unknown = DateContext()
    assert read_month("2013.1", unknown) == date(2013, 1, 1)
    assert unknown.ambiguous == {"2013.1"}
    assert read_month("2013.10", DateContext()) == date(2013, 10, 1)
    assert read_month("2013.01", october) == date(2013, 1, 1)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:30", "09:30"),
        ("09：30", "09:30"),
        ("9:30:00", "09:30"),
        ("1899-12-31 09:30:00", "09:30"),
        ("9点30分", "09:30"),
        ("9时", "09:00"),
        ("下午3:05", "15:05"),
        ("0930", "09:30"),
        ("0.395833333", "09:30"),
        ("25:00", None),
        ("上午", None),
    ],
)
def test_a_time_of_day_is_read_in_every_shape(text, time):
    assert read_time(text) == time
