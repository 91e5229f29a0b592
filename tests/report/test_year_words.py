"""The year in one sentence, and a figure against last year's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipelines.report.year_words import (
    Change,
    basis_words,
    change_words,
    goal_words,
    standing_sentence,
)

TEN = ["已完成"] * 5 + ["按计划"] * 3 + ["数据不足", "滞后"]


def row(**more: Any) -> dict[str, Any]:
    usual = {
        "value": Decimal(50),
        "value_on": None,
        "last_year_value": Decimal(40),
        "is_complete": True,
        "is_last_year_complete": True,
        "is_value_doubted": False,
        "is_last_year_doubted": False,
        "unit": "人",
        "direction": "up",
    }
    return usual | more


def test_the_sentence_counts_the_works_by_status(monkeypatch):
    words = "十项重点工作中，5项已完成、3项按计划、1项滞后、1项数据不足。"
    assert standing_sentence(TEN, 2013) == words
    monkeypatch.setenv("MINSHENG_LANG", "en")
    words = "Of the ten key works, 5 are done, 3 are on plan, 1 is behind and 1 lacks data."
    assert standing_sentence(TEN, 2013) == words


@pytest.mark.parametrize(
    ("statuses", "chinese", "english"),
    [
        (["已完成"] * 2, "2013年两项重点工作全部完成。", "All two key works of 2013 are done."),
        (
            ["不适用"] * 10,
            "2013年没有给十项重点工作设目标，下面只看数值。",
            "No targets were set for the ten key works in 2013; the figures are shown alone.",
        ),
        (
            ["未启动"] * 11 + ["不适用"],
            "12项重点工作中，11项未启动、1项未设目标。",
            "Of the 12 key works, 11 have not begun and 1 has no target.",
        ),
    ],
)
def test_a_year_of_one_status_and_other_numbers_of_works(statuses, chinese, english, monkeypatch):
    assert standing_sentence(statuses, 2013) == chinese
    monkeypatch.setenv("MINSHENG_LANG", "en")
    assert standing_sentence(statuses, 2013) == english


@pytest.mark.parametrize(
    ("more", "change"),
    [
        ({}, Change("增加10人", "up", True)),
        ({"direction": "down"}, Change("增加10人", "up", False)),
        ({"direction": "none"}, Change("增加10人", "up", None)),
        ({"value": Decimal(30)}, Change("减少10人", "down", False)),
        ({"value": Decimal(30), "direction": "down"}, Change("减少10人", "down", True)),
        ({"value": Decimal(40)}, Change("与上年同期持平")),
        ({"last_year_value": None}, Change("上年同期无数据")),
        ({"value": None}, Change("尚无数值可比")),
        ({"is_complete": False}, Change("报送未齐，不与上年比")),
        ({"is_last_year_complete": False}, Change("报送未齐，不与上年比")),
        ({"is_last_year_doubted": True}, Change("上年数存疑†，不比")),
        ({"is_value_doubted": True}, Change("本年数存疑†，不比")),
        ({"value": None, "value_on": date(2013, 7, 1)}, Change("—")),
    ],
)
def test_a_change_is_good_or_bad_only_as_the_indicator_says(more, change):
    assert change_words(row(**more)) == change
    assert change_words(row(**more)).is_known == (change.way != "none")


@pytest.mark.parametrize(
    ("value", "words"),
    [("0.614286", "增加51.4个百分点"), ("0.1004", "增加0.04个百分点"), ("0.6", "增加50个百分点")],
)
def test_shares_differ_by_percentage_points(value, words):
    shares = row(value=Decimal(value), last_year_value=Decimal("0.1"), unit="比率")
    assert change_words(shares).words == words


def test_the_months_that_a_value_speaks_of():
    told = {"as_of_month": date(2013, 3, 1), "progress_period": "to_date", "window_kind": "period"}
    assert basis_words(told) == "1月—3月"
    assert basis_words(told | {"as_of_month": date(2013, 1, 1)}) == "1月当月"
    assert basis_words(told | {"progress_period": "month"}) == "3月当月"
    assert basis_words(told | {"window_kind": "until"}) == "到3月底"


def test_a_target_says_by_when_and_none_says_so():
    target = {"target": Decimal(15), "unit": "家", "target_end_on": date(2013, 12, 31)}
    assert goal_words(target | {"milestones_asked": None}) == "15家，2013-12-31到期"
    assert goal_words(target | {"milestones_asked": 2}) == "里程碑2项，2013-12-31到期"
    assert goal_words({"target_end_on": None, "year": 2012}) == "2012年未设目标"
