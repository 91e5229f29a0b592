"""Numbers stand in words as the article prints them, and unknown is never a number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.report.number_words import quantity_words

WORDS = [
    ("6210600", "元", "621.06万元", "6,210,600 yuan"),
    ("1191000", "元", "119.1万元", "1,191,000 yuan"),
    ("1000000", "元", "100万元", "1,000,000 yuan"),
    ("326578759.76", "元", "3.27亿元", "326,578,759.76 yuan"),
    ("9999.5", "元", "9999.5元", "9,999.5 yuan"),
    ("10000", "元", "1万元", "10,000 yuan"),
    ("0", "元", "0元", "0 yuan"),
    ("470", "元/人/月", "470元/人/月", "470 yuan a head and month"),
    ("7984", "人", "7984人", "7,984 people"),
    ("0.585714", "比率", "58.6%", "58.6%"),
    ("1", "比率", "100%", "100%"),
    ("0.999749", "比率", "99.97%", "99.97%"),
    ("0.999999", "比率", "99.99%", "99.99%"),
    ("0.9994", "比率", "99.9%", "99.9%"),
    ("2.0432", "倍", "2.04倍", "2.04 times"),
    ("5", "没有译名的单位", "5没有译名的单位", "5 没有译名的单位"),
]


@pytest.mark.parametrize(("value", "unit", "chinese", "english"), WORDS)
def test_a_value_reads_as_people_write_it(value, unit, chinese, english):
    assert quantity_words(Decimal(value), unit, "zh") == chinese
    assert quantity_words(Decimal(value), unit, "en") == english


def test_a_day_is_a_day_and_unknown_a_dash():
    assert quantity_words(date(2013, 11, 1), "日期", "zh") == "2013年11月1日"
    assert quantity_words(date(2013, 11, 1), "日期", "en") == "2013-11-01"
    assert quantity_words(None, "人", "zh") == "—"
