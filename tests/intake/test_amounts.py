"""Amounts and numbers are exact, in every dress that forms give them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.intake.values.read_numbers import read_amount, read_int, read_number


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
