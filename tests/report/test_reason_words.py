"""Why a status is what it is: one sentence with its figures, true of rounded ones too."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipelines.report.reason_words import named_reason, reason_words, status_sentence


def row(**more: Any) -> dict[str, Any]:
    usual = {
        "indicator_name": "发放覆盖率",
        "indicator_name_en": "Coverage",
        "year": 2013,
        "status": "滞后",
        "unit": "比率",
        "counted_unit": "人",
        "value": Decimal("0.75"),
        "numerator": Decimal(60),
        "denominator": Decimal(80),
        "target": Decimal(1),
        "achieved_ratio": Decimal("0.75"),
        "time_elapsed_ratio": Decimal(1),
        "unknown_reason": None,
        "missing_deliveries": None,
        "deliveries_expected": 4,
        "deliveries_received": 4,
        "milestones_asked": None,
        "milestones_reached": None,
        "milestone_words": None,
        "towns_behind": [],
        "is_town_untold": False,
    }
    return usual | more


ROUNDED = {"value": Decimal(1), "numerator": Decimal(595), "denominator": Decimal(595)}
MILESTONES = {"target": None, "milestones_asked": 2, "milestone_words": "办法印发1/2项"}
COUNT = {"unit": "家", "numerator": None, "denominator": None, "target": Decimal(15)}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "75%（60/80人），到期没有达到目标100%，还差20人"),
        (
            {"time_elapsed_ratio": Decimal("0.9"), "towns_behind": ["甲镇", "乙镇"]},
            "75%（60/80人），目标100%，完成75%，比时间进度90%低15个百分点；滞后的镇街：甲镇、乙镇",
        ),
        (
            {"is_town_untold": True},
            "75%（60/80人），到期没有达到目标100%，还差20人；"
            "滞后的只有一个镇街，人数少，不点名",
        ),
        (
            {"status": "按计划", "time_elapsed_ratio": Decimal("0.5")},
            "75%（60/80人），目标100%，完成75%，不低于时间进度50%",
        ),
        (
            {**COUNT, "value": Decimal(15), "achieved_ratio": Decimal(1), "status": "已完成"},
            "15家，达到目标15家",
        ),
        ({**COUNT, "value": Decimal(12), "achieved_ratio": Decimal("0.8")},
         "12家，到期没有达到目标15家，还差3家"),
        # A town's rounded figure shows no difference, yet the status is exact.
        (
            {**ROUNDED, "achieved_ratio": Decimal(1)},
            "取整后100%（595/595人），到期没有达到目标100%，还差的人数少，不显示",
        ),
        (
            {"status": "按计划", "time_elapsed_ratio": Decimal("0.76")},
            "取整后75%（60/80人），目标100%，时间进度76%；"
            "状态按取整前的数判断，差额小，不显示",
        ),
        ({**COUNT, "value": None, "is_hidden": True, "unknown_reason": "人数少不显示"},
         "人数少，数值不显示；目标15家，状态按全部数据判断"),
        ({**MILESTONES, "milestones_reached": 1}, "里程碑办法印发1/2项，到时间进度100%还差1项"),
        ({**MILESTONES, "milestones_reached": 2, "status": "已完成"},
         "里程碑办法印发1/2项，全部实现"),
        ({"status": "数据不足", "missing_deliveries": "甲镇 名册", "deliveries_received": 3},
         "应报4份、已收3份，缺甲镇 名册"),
        ({"target": None, "status": "不适用"}, "2013年未设目标"),
        ({"unknown_reason": "不分镇街统计", "status": "不适用"}, "不分镇街统计"),
    ],
)  # fmt: skip
def test_the_reason_has_the_figures_that_the_status_was_read_from(more, words):
    assert reason_words(row(**more)) == words


def test_the_reason_names_its_indicator_and_status(monkeypatch):
    assert named_reason(row()).startswith("发放覆盖率：75%")
    assert status_sentence(row()).startswith("滞后。发放覆盖率：75%")
    monkeypatch.setenv("MINSHENG_LANG", "en")
    words = "Coverage: 75% (60 of 80 people), short of the target of 100% by 20 people at its end"
    assert named_reason(row()) == words
