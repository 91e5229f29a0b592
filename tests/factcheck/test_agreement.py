"""A figure holds for the values that its words allow."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.factcheck.judging.agreement import agrees
from pipelines.factcheck.reading.find_dates import find_dates
from pipelines.factcheck.reading.find_figures import find_figures


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("7984名", "7984", True),
        ("7984名", "7985", False),
        ("621.06万元", "6210649", True),
        ("621.06万元", "6210651", False),
        ("100万元", "1004000", True),
        ("100万元", "1300000", False),
        ("约590人", "561", True),
        ("约590人", "560", False),
        ("60多人", "60", False),
        ("60多人", "69", True),
        ("60多人", "70", False),
        ("150多人", "159", True),
        ("200多平方米", "299", True),
        ("增加了一倍", "1.9", True),
        ("增加了一倍", "2.2", False),
        ("是去年的2.35倍", "2.35", True),
        ("是去年的2.35倍", "2.45", False),
        ("是去年的2.4倍", "2.449", True),
        ("是去年的2倍", "2.09", True),
        ("6210600元", "6210600.40", True),
        ("6210600元", "6210601.40", False),
        ("7984名", "7983", False),
        ("提高50个百分点", "0.5", True),
        ("提高50个百分点", "0.506", False),
        ("超过300万元", "3000001", True),
        ("超过1000人", "1000", False),
        ("不足1000人", "1000", False),
        ("不少于1000人", "1000", True),
        ("不超过1000人", "1000", True),
        ("七成半", "0.757576", True),
        ("八成", "0.7", False),
        ("一百一十九万一千元", "1191400", True),
        ("一百一十九万一千元", "1191600", False),
        ("不足300人", "301", False),
        ("61.4%", "0.6143", True),
        ("61.4%", "0.6149", False),
    ],
)
def test_a_number_holds_for_what_its_words_allow(text, value, holds):
    [figure] = find_figures(text, 0, [])
    assert agrees(figure, Decimal(value)) == holds


def test_a_month_holds_for_its_days():
    [month] = find_dates("11月起", 0, 2013)
    assert agrees(month, date(2013, 11, 15))
    assert not agrees(month, date(2013, 12, 1))
