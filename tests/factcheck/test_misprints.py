"""One wrong character in the name of a work does not keep a figure from being tied."""

from __future__ import annotations

import pytest

from pipelines.factcheck.tying.misprints import without_misprints
from tests.factcheck.ties import tied_figures


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("共发放残疾人生活津帖621.06万元", "kw04_allowance_spending"),
        ("支出医疗救肋金429万元", "kw06_aid_spending"),
        ("支出慈善助学全119.1万元", "kw07_student_aid_spending"),
        ("社会组织专项扶特资金安排100万元", "kw02_special_fund_appropriated"),
        ("居家养考服务登记1046人", "kw03_elders_enrolled"),
        ("3个机构取得《筹办意间书》", "kw08_institutions_with_preparation_opinion"),
    ],
)
def test_a_misprinted_name_is_the_name(text, indicator):
    [tie] = tied_figures([text], 2013)
    assert tie[1] == indicator


def test_what_is_put_right_keeps_its_place_and_other_words_stay():
    text = "医疗救助去年，慈善助学未发现，国家养老服务，低保供养标准，医疗救助人数"
    assert without_misprints(text) == text
    text = "残疾人生活津帖，专项扶贫资金，公办养老机构，政府购买服装，医疗救护队"
    assert without_misprints(text) == text.replace("津帖", "津贴")
