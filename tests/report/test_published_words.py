"""A printed figure beside what the data give."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.report.published_words import apart_words, differing_words, why_words


def row(**more: Any) -> dict[str, Any]:
    usual = {
        "name_zh": "拨付",
        "name_en": "Paid",
        "published_value": "1000000",
        "warehouse_value": "980000.00",
        "unit": "元",
        "agrees": False,
        "unknown_reason": None,
        "missing_deliveries": None,
    }
    return usual | more


@pytest.mark.parametrize(
    ("more", "apart", "why"),
    [
        ({}, "少2万元", "报送已齐，按现有报送算得的就是这个数，请核对原稿"),
        ({"missing_deliveries": "甲镇 名册 2013-12"}, "少2万元", "报送未齐，缺甲镇 名册 2013-12"),
        ({"warehouse_value": None, "unknown_reason": "未收到报送"}, "", "未收到报送"),
        (
            {"unit": "date", "published_value": "2013-07-01", "warehouse_value": "2013-07-11"},
            "多10天",
            "报送已齐，按现有报送算得的就是这个数，请核对原稿",
        ),
        ({"agrees": True}, "", ""),
    ],
)
def test_it_says_how_far_and_why(more, apart, why):
    assert (apart_words(row(**more)), why_words(row(**more))) == (apart, why)


def test_one_sentence_says_it_all():
    words = "拨付：印出100万元，数据是98万元、少2万元、报送未齐，缺名册。"
    assert differing_words(row(missing_deliveries="名册")) == words
