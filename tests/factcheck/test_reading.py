"""Numbers, days and groups as texts write them."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.factcheck.reading.find_dates import find_dates
from pipelines.factcheck.reading.find_figures import find_figures
from pipelines.factcheck.reading.groups import group_figures
from pipelines.factcheck.reading.numerals import normal_width, read_number


@pytest.mark.parametrize(
    ("digits", "size", "value"),
    [
        ("621.06", "万", "6210600"),
        ("1,170", "", "1170"),
        ("六百二十一", "", "621"),
        ("两百", "", "200"),
        ("十二", "", "12"),
        ("二〇一三", "", "2013"),
        ("一千零五", "", "1005"),
        ("3", "亿", "300000000"),
        ("5", "百万", "5000000"),
        ("二千五百四十一万五千", "", "25415000"),
        ("一亿零三万", "", "100030000"),
        ("一百二", "", "120"),
        ("一百零二", "", "102"),
        ("两万五", "", "25000"),
        ("廿三", "", "23"),
    ],
)
def test_a_number_is_read(digits, size, value):
    assert read_number(digits, size) == Decimal(value)


@given(st.integers(1, 9_999))
def test_a_chinese_numeral_is_read_as_it_was_written(number):
    names, places = "零一二三四五六七八九", ["", "十", "百", "千"]
    digits = [int(c) for c in str(number)]
    written = ""
    for place, digit in enumerate(digits):
        left = len(digits) - place - 1
        if digit:
            written += names[digit] + places[left]
        elif any(digits[place:]) and not written.endswith("零"):
            written += "零"
    assert read_number(written) == number


def figures(text: str) -> list[tuple]:
    plain = normal_width(text)
    found = find_figures(plain, 0, find_dates(plain, 0, 2013))
    return [(f.text, f.value, f.unit, f.hedge, f.role) for f in found]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("发放621.06万元", ("621.06万元", 6210600, "元", "exact", "")),
        ("约有590人", ("约有590人", 590, "人", "about", "")),
        ("60多万元", ("60多万元", 600000, "元", "more", "")),
        ("３３０余名", ("330余名", 330, "人", "more", "")),
        ("每人最高减免1170元", ("1170元", 1170, "元/人", "exact", "highest")),
        ("每人每月可领80元", ("80元", 80, "元/人/月", "exact", "")),
        ("每月每人可领80元", ("80元", 80, "元/人/月", "exact", "")),
        ("每年可以领到600元", ("600元", 600, "元/人/年", "exact", "")),
        ("每人每年资助600元", ("600元", 600, "元/人/年", "exact", "")),
        ("每人今年资助500元", ("500元", 500, "元/人", "exact", "")),
        ("每人7月份起资助500元", ("500元", 500, "元/人", "exact", "")),
        ("增加了一倍", ("一倍", 2, "倍", "about", "")),
        ("是去年的3倍", ("3倍", 3, "倍", "about", "")),
        ("完成率61.4%", ("61.4%", Decimal("0.614"), "比率", "exact", "")),
        ("百分之六十一点四", ("百分之六十一点四", Decimal("0.614"), "比率", "exact", "")),
        ("超过300万元", ("超过300万元", 3000000, "元", "above", "")),
        ("增加36个", ("36个", 36, "个", "exact", "difference")),
        ("人均3609元", ("3609元", 3609, "元", "exact", "mean")),
        ("七成五", ("七成五", Decimal("0.75"), "比率", "exact", "")),
        ("1000人左右", ("1000人左右", 1000, "人", "about", "")),
        ("6210.6千元", ("6210.6千元", 6210600, "元", "exact", "")),
        ("陆佰贰拾壹万元", ("六百二十一万元", 6210000, "元", "exact", "")),
        ("６，２１０，６００元", ("6,210,600元", 6210600, "元", "exact", "")),
        ("-5元", ("-5元", -5, "元", "exact", "")),
        ("119.1万港元", ("119.1万港元", 1191000, "外币", "exact", "")),
        ("每天470元", ("470元", 470, "元/次", "exact", "")),
        ("7个镇街共有学生", ("7个", 7, "", "exact", "")),
        ("户均1.85万元", ("1.85万元", 18500, "元", "exact", "mean")),
        ("尚有65万元未到账", ("65万元", 650000, "元", "exact", "rest")),
        ("第3次", ("3次", 3, "次", "exact", "ordinal")),
        ("第一批5家", ("5家", 5, "家", "exact", "ordinal")),
        ("廿三户", ("廿三户", 23, "户", "exact", "")),
        ("一百二十位", ("一百二十位", 120, "人", "exact", "")),
        ("两万五千元", ("两万五千元", 25000, "元", "exact", "")),
        ("1,234.5小时", ("1,234.5小时", Decimal("1234.5"), "小时", "exact", "")),
        ("１，２３４人", ("1,234人", 1234, "人", "exact", "")),
        ("1 234人", ("1 234人", 1234, "人", "exact", "")),
        ("5 家", ("5 家", 5, "家", "exact", "")),
        ("上千位", ("上千位", 1000, "人", "at_least", "")),
        ("三分之一", ("三分之一", Decimal(1) / 3, "比率", "about", "")),
        ("超过半数", ("超过半数", Decimal("0.5"), "比率", "above", "")),
        ("六成一", ("六成一", Decimal("0.61"), "比率", "exact", "")),
        ("万分之五", ("万分之五", Decimal("0.0005"), "比率", "exact", "")),
        ("翻两番", ("翻两番", 4, "倍", "about", "")),
        ("增加到2倍", ("2倍", 2, "倍", "about", "")),
        ("发了六百多万块钱", ("六百多万块钱", 6000000, "元", "more", "")),
        ("330个孩子", ("330个", 330, "人", "exact", "")),
        ("涉及4个领域", ("4个", 4, "", "exact", "")),
        ("力争服务2000人", ("2000人", 2000, "人", "exact", "aim")),
        ("还差27个", ("27个", 27, "个", "exact", "rest")),
    ],
)
def test_a_figure_has_its_unit_hedge_and_role(text, figure):
    assert figures(text) == [figure]


def test_a_measure_word_is_no_figure():
    assert figures("建成一个中心，一批项目，统一的一站式服务") == []


@pytest.mark.parametrize(
    ("text", "first", "last", "role"),
    [
        ("今年7月起", date(2013, 7, 1), date(2013, 7, 31), "since"),
        ("去年底", date(2012, 1, 1), date(2012, 12, 31), "until"),
        ("2013年7月1日", date(2013, 7, 1), date(2013, 7, 1), ""),
        ("十一月", date(2013, 11, 1), date(2013, 11, 30), ""),
        ("力争2014年全面完成", date(2014, 1, 1), date(2014, 12, 31), "deadline"),
    ],
)
def test_a_day_is_a_span(text, first, last, role):
    [found] = find_dates(text, 0, 2013)
    assert (found.first_day, found.last_day, found.role) == (first, last, role)


def test_a_month_that_is_none_is_no_day():
    assert find_dates("13月和2月30日，0000年和0000年3月", 0, 2013) == []


def parts(text: str) -> list[tuple[str, str, str]]:
    found = group_figures(text, find_figures(text, 0, []))
    return [(g.figure.text, g.figure.unit, g.part) for g in found]


def test_figures_that_belong_together_are_grouped():
    assert parts("由去年的2家变成5家") == [("2家", "家", "from"), ("5家", "家", "to")]
    assert parts("介于470至705元之间") == [("470", "元", "low"), ("705元", "元", "high")]
    assert parts("150元、100元和50元") == [
        ("150元", "元", "item"),
        ("100元", "元", "item"),
        ("50元", "元", "item"),
    ]
    assert parts("5家机构，3个项目") == [("5家", "家", "alone"), ("3个", "个", "alone")]


@pytest.mark.parametrize("text", ["一" * 20_000, "1" * 20_000, "1,234," * 3_000, "由从至" * 6_000])
def test_a_page_without_sense_is_read_in_no_time(text):
    begins = time.monotonic()
    group_figures(text, find_figures(text, 0, find_dates(text, 0, 2013)))
    assert time.monotonic() - begins < 20


def test_numbers_of_persons_and_accounts_are_no_figures():
    assert figures("账号440607199901011234人，编号123456789012345678901个") == []
