"""What a figure of a stranger's text is held against, and what nothing is held against."""

from __future__ import annotations

import pytest

from tests.factcheck.test_periods_and_places import TOWN, verdicts

ALL = "医疗救助结算120笔"


def judged(text: str, **given) -> list[tuple[str, str]]:
    return [(v.figure.text, v.status) for v in verdicts(text, **given)]


@pytest.mark.parametrize(
    "text",
    [
        "其他区县医疗救助结算情况\n顺丰区医疗救助结算120笔。",
        "远方市今年医疗救助结算120笔。",
        "每个镇街医疗救助结算120笔。",
        "上坡村今年医疗救助结算120笔。",
        "没有医疗救助结算120笔。",
        "医疗救助未发现超过100笔的结算",
        "退回医疗救助结算120笔",
        "医疗救助还有120笔结算未完成",
        "医疗救助结算12 0笔",
        "医疗救助结算1,20笔",
    ],
)
def test_what_is_of_another_place_denied_or_unreadable_is_no_value(text):
    assert judged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2012至2013年医疗救助结算120笔",
        "近两年医疗救助结算120笔",
        "“十二五”期间医疗救助结算120笔",
        "本月医疗救助结算120笔",
        "甲镇和乙镇医疗救助结算120笔",
    ],
)
def test_what_spans_years_or_places_is_unmeasured(text):
    assert judged(text) == [("120笔", "unmeasured")]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (f"{ALL}，其中住院50笔", ["agrees", "unmeasured"]),
        (f"{ALL}，其中住院120笔", ["agrees", "unmeasured"]),
        ("医疗救助结算门诊70笔、住院50笔", ["unmeasured", "unmeasured"]),
        ("甲镇医疗救助结算36笔，乙镇24笔，合计60笔", ["agrees", "agrees"]),
        ("医疗救助结算-120笔", ["differs"]),
    ],
)
def test_a_part_is_not_held_against_the_whole(text, statuses):
    assert [status for _, status in judged(text)] == statuses


@pytest.mark.parametrize(
    ("text", "period", "status"),
    [
        ("6月30日医疗救助结算120笔", "2013", "agrees"),
        ("截至6月30日医疗救助结算60笔", "2013-01/2013-06", "agrees"),
        ("截至5月底医疗救助结算50笔，当月结算10笔", "2013-05", "agrees"),
        ("医疗救助5月结算10笔，6月结算10笔，两个月共结算20笔", "2013-05/2013-06", "agrees"),
        ("6月居家养老服务老人50人，医疗救助结算120笔", "2013", "agrees"),
        ("6月居家养老服务老人50人，医疗救助结算10笔", "2013-06", "agrees"),
        ("6月居家养老服务老人50人，医疗救助结算77笔", "2013-06", "differs"),
        ("医疗救助结算笔数由去年的100笔增加到120笔，惠及96人", "2013", "agrees"),
        ("医疗救助结算120笔，比2012年的100笔增加20笔", "2013", "agrees"),
        ("医疗救助60笔在上半年结算", "2013-01/2013-06", "agrees"),
    ],
)
def test_a_period_reaches_as_far_as_it_speaks(text, period, status):
    last = verdicts(text)[-1]
    assert (last.period, last.status) == (period, status)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("上半年小结", "2013-01/2013-06"),
        ("某局（1—6月）", "2013-01/2013-06"),
        ("在会议上的讲话（2013年6月30日）", "2013-01/2013-06"),
        ("在会议上的讲话（2013年7月5日）", "2013-01/2013-06"),
        ("6月月报", "2013-06"),
        ("2013年总结\n一、上半年情况", "2013-01/2013-06"),
        ("2013年总结\n一、主要情况", "2013"),
        ("6月居家养老服务老人50人", "2013"),
    ],
)
def test_a_title_or_heading_says_of_which_months_its_text_is(title, period):
    assert verdicts(f"{title}\n医疗救助已办理结算1笔。")[-1].period == period


def test_a_headline_that_begins_with_a_town_may_be_news_of_it_or_of_the_district():
    told = verdicts("甲镇救助困难群众\n医疗救助结算36笔。医疗救助结算120笔。医疗救助结算77笔。")
    assert [(v.area_code, v.status) for v in told] == [
        *((TOWN, "agrees"), ("d", "agrees")),
        (TOWN, "differs"),
    ]


@pytest.mark.parametrize(("share", "status"), [("30%", "agrees"), ("31%", "differs")])
def test_a_towns_share_of_the_district_is_computed(share, status):
    told = verdicts(f"甲镇医疗救助结算36笔，占全区的{share}")[-1]
    assert (told.measure, told.status) == ("share", status)
