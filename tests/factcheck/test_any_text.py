"""No text stops the fact check."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.tying.name_periods import Kind
from pipelines.factcheck.tying.vocabulary import vocabulary

NAMES = [term.indicator_id for term in vocabulary()]
WAREHOUSE = Warehouse(
    values={(name, period, "d"): Decimal(5) for name in NAMES for period in ("2012", "2013")},
    kinds={name: Kind("flow", True) for name in NAMES},
    names={},
    units=dict.fromkeys(NAMES, "人"),
    towns={"甲镇": "t1", "甲": "t1"},
    district="d",
)
PIECES = [
    *(
        "0000年",
        "9999年",
        "0年",
        "13月",
        "0月",
        "2月30日",
        "一二三四季度",
        "上半年",
        "去年同期",
        "截至",
    ),
    *(
        "至",
        "、",
        "和",
        "，",
        "。",
        "；",
        "（",
        "）",
        "\n",
        "：",
        "由",
        "从",
        "增加到",
        "变成",
        "分别",
    ),
    *(
        "0",
        "00",
        "1",
        "12",
        "1,",
        "1.5",
        ".",
        "万",
        "亿",
        "千",
        "百分之",
        "分之",
        "零",
        "半",
        "点",
        "多",
    ),
    *(
        "人",
        "元",
        "家",
        "%",
        "倍",
        "成",
        "个百分点",
        "约",
        "超过",
        "以上",
        "最高",
        "第",
        "每人每月",
        "起",
    ),
    *(
        "医疗救助",
        "残疾人生活津贴",
        "社工机构",
        "居家养老服务",
        "结算",
        "发放",
        "同比增长",
        "比去年",
        "甲镇",
    ),
    *(
        "累计",
        "目前",
        "全年",
        "今年",
        "明年",
        "前年",
        "总结",
        "|",
        "‰",
        "翻番",
        "〇",
        "廿",
        "二〇一三年",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_pieces_of_texts_in_any_order_are_judged(text):
    for as_of_month in (None, 6):
        check_text(text.split("\n"), 2013, WAREHOUSE, as_of_month=as_of_month)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_signs_are_judged(text):
    check_text([text], 2013, WAREHOUSE)


@pytest.mark.parametrize("year", [1900, 2999])
def test_the_first_and_the_last_year_are_judged(year):
    text = "0000年3月前年，医疗救助结算由去年同期的1笔增加到2笔，同比增长1倍，比今年初增加3笔。"
    assert check_text([text], year, WAREHOUSE)
