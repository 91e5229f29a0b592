"""A figure is of the period and the place that its words name, and compared with what they say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.factcheck.tying.name_periods import Kind

DONE, AIDED, SERVED = "kw06_settlements", "kw06_people_aided", "kw03_elders_served"
AGENCIES, RATIO = "kw02_social_work_agencies", "kw06_one_stop_ratio"
TOWN, OTHER = "t1", "t2"


def flow(indicator: str, by_month: int, to_date: int, area: str = "d") -> dict:
    months = {(indicator, f"2013-{m:02}", area): Decimal(by_month) for m in range(1, 13)}
    since = {(indicator, f"2013-01/2013-{m:02}", area): Decimal(to_date * m) for m in range(1, 12)}
    return months | since | {(indicator, "2013", area): Decimal(to_date * 12)}


WAREHOUSE = Warehouse(
    values={
        **flow(DONE, 10, 10),
        # The same people come again: months do not add up.
        **flow(AIDED, 10, 8),
        **flow(DONE, 3, 3, TOWN),
        **flow(DONE, 2, 2, OTHER),
        (DONE, "2012", "d"): Decimal(100),
        (DONE, "2012-01/2012-06", "d"): Decimal(48),
        (SERVED, "2013-12", "d"): Decimal(90),
        (SERVED, "2013-06", "d"): Decimal(50),
        (SERVED, "2013", "d"): Decimal(99),
        (AGENCIES, "2013", "d"): Decimal(5),
        (AGENCIES, "2013-06", "d"): Decimal(4),
        (AGENCIES, "2012", "d"): Decimal(3),
        (RATIO, "2013", "d"): Decimal("0.75"),
        (RATIO, "2012", "d"): Decimal("0.25"),
    },
    kinds={
        **dict.fromkeys((DONE, AIDED, RATIO), Kind("flow", True)),
        SERVED: Kind("month", True),
        AGENCIES: Kind("state", False),
    },
    names={},
    units={DONE: "笔", AIDED: "人", SERVED: "人", AGENCIES: "家", RATIO: "比率"},
    towns={"甲镇": TOWN, "甲": TOWN, "乙镇": OTHER, "乙": OTHER},
    district="d",
)


def verdicts(text: str, **given) -> list[Verdict]:
    return [v for v in check_text(text.split("\n"), 2013, WAREHOUSE, **given) if v.indicator_id]


@pytest.mark.parametrize(
    ("text", "period", "status"),
    [
        ("医疗救助结算120笔", "2013", "agrees"),
        ("医疗救助结算121笔", "2013", "differs"),
        ("上半年医疗救助结算60笔", "2013-01/2013-06", "agrees"),
        ("今年1—10月医疗救助结算100笔", "2013-01/2013-10", "agrees"),
        ("前三季度，医疗救助结算90笔", "2013-01/2013-09", "agrees"),
        ("前4个月医疗救助结算40笔", "2013-01/2013-04", "agrees"),
        ("截至5月底医疗救助结算50笔", "2013-01/2013-05", "agrees"),
        ("医疗救助已结算50笔（截至5月底）", "2013-01/2013-05", "agrees"),
        ("5月份医疗救助结算10笔", "2013-05", "agrees"),
        ("下半年医疗救助结算60笔", "2013-07/2013-12", "agrees"),
        ("三季度医疗救助结算31笔", "2013-07/2013-09", "differs"),
        ("三季度医疗救助惠及30人", "2013-07/2013-09", "unmeasured"),
        ("去年医疗救助结算100笔", "2012", "agrees"),
        ("去年同期医疗救助结算48笔，今年上半年还没有数", "2012-01/2012-06", "agrees"),
        ("医疗救助结算累计999笔", "2013", "unmeasured"),
        ("居家养老服务老人90人", "2013-12", "agrees"),
        ("全年居家养老服务老人99人", "2013", "agrees"),
        ("6月居家养老服务老人50人", "2013-06", "agrees"),
        ("上半年社工机构有4家", "2013-06", "agrees"),
        ("下半年社工机构成立了1家", None, "unmeasured"),
        ("去年底社工机构有3家", "2012", "agrees"),
        ("今年初社工机构有3家", "2012", "agrees"),
        ("年底居家养老服务老人90人", "2013-12", "agrees"),
        ("去年结算100笔。目前，医疗救助结算120笔", "2013", "agrees"),
        ("医疗救助结算笔数由去年同期的100笔增加到120笔", "2012", "agrees"),
    ],
)
def test_a_figure_is_of_the_period_that_its_words_name(text, period, status):
    verdict = verdicts(text)[-2 if "由" in text else -1]
    assert (verdict.period, verdict.status) == (period, status)


def test_a_sentence_without_a_period_is_of_the_part_of_the_year_named_before():
    told = verdicts("上半年，医疗救助惠及48人。医疗救助结算60笔。")
    assert [v.period for v in told] == ["2013-01/2013-06"] * 2


def test_a_title_or_as_of_says_of_which_months_the_text_is():
    [by_title] = verdicts("2013年上半年工作总结\n医疗救助结算60笔。")
    [by_month] = verdicts("医疗救助结算60笔。", as_of_month=6)
    assert by_title.period == by_month.period == "2013-01/2013-06"
    assert by_title.status == by_month.status == "agrees"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年医疗救助结算60笔。", "2013-01/2013-06"),
        ("2013年，医疗救助结算60笔。", "2013-01/2013-06"),
        ("去年结算100笔，目前医疗救助结算60笔。", "2013-01/2013-06"),
        ("2013年全年医疗救助结算120笔。", "2013"),
        ("今年底社工机构有5家。", "2013"),
        ("今年社工机构有4家。", "2013-06"),
    ],
)
def test_a_year_alone_is_as_much_of_it_as_the_text_speaks_of(text, period):
    verdict = verdicts(text, as_of_month=6)[-1]
    assert (verdict.period, verdict.status) == (period, "agrees")


def test_the_same_months_are_those_of_which_the_text_speaks():
    text = "医疗救助结算笔数由去年同期的48笔增加到60笔。"
    told = verdicts(text, as_of_month=6)
    assert [(v.period, v.status) for v in told] == [
        ("2012-01/2012-06", "agrees"),
        ("2013-01/2013-06", "agrees"),
    ]


@pytest.mark.parametrize(
    ("text", "measure", "base", "status"),
    [
        ("医疗救助结算120笔，同比增长20%", "growth", "2012", "agrees"),
        ("医疗救助结算120笔，比去年增长21%", "growth", "2012", "differs"),
        ("医疗救助结算120笔，比2012年增加20笔", "difference", "2012", "agrees"),
        ("医疗救助结算120笔，同比减少20笔", "difference", "2012", "differs"),
        ("医疗救助结算120笔，是去年的1.2倍", "times", "2012", "agrees"),
        ("上半年医疗救助结算60笔，同比增长25%", "growth", "2012-01/2012-06", "agrees"),
        ("一站式结算率75%，比上年提高50个百分点", "difference", "2012", "agrees"),
        ("6月底社工机构有4家，比去年底增加1家", "difference", "2012", "agrees"),
        ("6月底社工机构有4家，比今年初增加1家", "difference", "2012", "agrees"),
    ],
)
def test_a_comparison_is_held_against_the_period_it_names(text, measure, base, status):
    told = verdicts(text)[-1]
    assert (told.measure, told.compared_with, told.status) == (measure, base, status)


def test_an_increase_that_names_no_base_is_no_value():
    assert verdicts("社工机构增加3家") == []


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("甲镇医疗救助结算36笔", [TOWN]),
        ("医疗救助结算120笔，其中甲镇36笔、乙镇24笔", ["d", TOWN, OTHER]),
        ("甲、乙两镇医疗救助结算分别为36笔、24笔", [TOWN, OTHER]),
        ("甲镇、乙镇都报了数，甲镇、乙镇医疗救助结算分别为36笔、24笔", [TOWN, OTHER]),
        ("甲片区工作情况汇报\n医疗救助结算120笔。", ["d"]),
        ("在甲镇召开的工作会议情况汇报\n医疗救助结算120笔。", ["d"]),
        ("甲镇很忙，全区医疗救助结算120笔", ["d"]),
        ("一、甲镇\n医疗救助结算36笔。", [TOWN]),
        ("孵化基地在甲镇落成\n医疗救助结算120笔。", ["d"]),
        ("甲镇2013年工作报告\n医疗救助结算36笔。", [TOWN]),
    ],
)
def test_a_figure_is_of_the_town_that_its_words_name(text, areas):
    told = verdicts(text)
    assert [v.area_code for v in told] == areas
    assert {v.status for v in told} == {"agrees"}


def test_what_is_counted_for_the_district_only_is_no_towns():
    [verdict] = verdicts("甲镇有社工机构5家")
    assert (verdict.status, verdict.reason, verdict.area_code) == (
        *("unmeasured", "district_only"),
        TOWN,
    )


def test_other_places_are_not_ours():
    [verdict] = check_text(["全市医疗救助结算9000笔"], 2013, WAREHOUSE)
    assert (verdict.indicator_id, verdict.reason) == (None, "elsewhere")
