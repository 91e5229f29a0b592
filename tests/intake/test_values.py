"""Every shape of date, month and amount that forms write is understood, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.intake.values.read_dates import DateContext, read_date, read_month, read_time
from pipelines.intake.values.read_numbers import read_amount, read_int, read_number

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
    "二〇一三年7月1日",
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


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("150", "150.00"),
        ("150.0", "150.00"),
        ("1,234.50", "1234.50"),
        ("１，２３４．５０", "1234.50"),
        ("12,345,678", "12345678.00"),
        ("￥1,234.50", "1234.50"),
        ("¥150", "150.00"),
        ("150元", "150.00"),
        ("150.00元整", "150.00"),
        ("人民币150元", "150.00"),
        ("1.5万元", "15000.00"),
        ("1.5万", "15000.00"),
        ("(150)", "-150.00"),
        ("（150.00）", "-150.00"),
        ("-150", "-150.00"),
        ("－150", "-150.00"),
        ("1.191E6", "1191000.00"),
        ("38422322.23999998", "38422322.24"),
        ("153967316.139999986", "153967316.14"),
        ("0.1", "0.10"),
        (".5", "0.50"),
        ("1 234.50", "1234.50"),
    ],
)
def test_an_amount_is_exact_to_the_cent(text, yuan):
    amount = read_amount(text)
    assert (str(amount.value), amount.rounded) == (yuan, False)


@pytest.mark.parametrize(
    "text",
    [
        "实物",
        "详见附表",
        "1,23",
        "12,34,567",
        "1.2.3",
        "150-200",
        "约150",
        "",
        "元",
        "E5",
        "1E99",
        "--5",
    ],
)
def test_what_is_no_amount_is_none(text):
    assert read_amount(text) is None


def test_real_decimals_beyond_the_cent_are_rounded_half_up_and_said():
    assert read_amount("12.345") == (Decimal("12.35"), True)
    assert read_amount("0.333333333333333") == (Decimal("0.33"), True)


def test_the_unit_in_the_cell_overrules_the_columns():
    assert read_amount("1.5", 10_000).value == Decimal("15000.00")
    assert read_amount("1.5元", 10_000).value == Decimal("1.50")
    assert read_amount("0.12345678", 10_000).value == Decimal("1234.57")


def test_counting_words_behind_numbers_are_ignored():
    assert read_number("2.5小时").value == Decimal("2.5000")
    assert read_int("3人") == read_int("3.0") == read_int("３") == 3
    assert read_int("2013年") == 2013
    assert read_int("3.5") is None
    assert read_number("若干人") is None
