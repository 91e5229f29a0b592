"""What an article says follows from the year's figures, and never more than they say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.summary.content.sentence import Mark
from pipelines.summary.sections.contents import sections
from pipelines.summary.sections.elders import elder_care
from pipelines.summary.sections.giving import funerals
from pipelines.summary.sections.incubation import social_work
from pipelines.summary.sections.reform import village_reform
from pipelines.summary.sections.relief import medical_aid, relief
from tests.summary.made_facts import book, fact, texts

AGENCIES, AIDED = "kw02_social_work_agencies", "kw06_people_aided"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (2, 5, "社工服务机构由去年的2家变成5家。"),
        (5, 5, "社工服务机构有5家，与去年持平。"),
        (5, 2, "社工服务机构由去年的5家减少到2家。"),
        (None, 2, "社工服务机构有2家。"),
    ],
)
def test_a_change_says_which_way_it_went(before, now, told):
    facts = [fact(AGENCIES, "2013", Decimal(now), "家")]
    if before:
        facts.append(fact(AGENCIES, "2012", Decimal(before), "家"))
    assert told in texts(social_work(book(*facts)))


def test_half_a_year_is_compared_with_half_a_year():
    facts = (
        fact(AIDED, "2013-01/2013-06", Decimal(40), "人"),
        fact(AIDED, "2012-01/2012-06", Decimal(30), "人"),
        fact(AIDED, "2012", Decimal(90), "人"),
    )
    assert texts(medical_aid(book(*facts, month=6))) == [
        "医疗救助惠及人数由去年同期的30人增加到40人。"
    ]


def test_what_lacks_deliveries_is_not_compared():
    part = fact(AIDED, "2013", Decimal(40), "人", is_complete=False)
    before = fact(AIDED, "2012", Decimal(90), "人")
    assert texts(medical_aid(book(part, before))) == ["医疗救助惠及人数为40人。"]


def test_doubling_is_said_only_where_it_doubled():
    served = fact("kw03_elders_served", "2013-12", Decimal(1000), "人")
    ratio, base = "kw03_elders_served_ratio", {"base_month": date(2012, 4, 1)}
    doubled = fact(ratio, "2013-12", Decimal("2.03"), "倍", **base)
    grown = fact(ratio, "2013-12", Decimal("1.5"), "倍", **base)
    told = texts(elder_care(book(served, doubled)))
    assert any("比2012年4月的服务人数增加了一倍" in text for text in told)
    assert not any("一倍" in text for text in texts(elder_care(book(served, grown))))


REFORM = (
    ("kw01_villages_total", Decimal(7), "个村"),
    ("kw01_villages_reformed", Decimal(7), "个村"),
    ("kw01_reform_ratio", Decimal(1), "比率"),
    ("kw01_target_date", date(2014, 12, 31), "日期"),
)


def test_a_finished_reform_has_no_day_by_which_it_is_due():
    done = [fact(name, "2013", value, unit) for name, value, unit in REFORM]
    said = texts(village_reform(book(*done, statuses={1: "已完成"})))
    assert len(said) == 1
    assert "力争" not in said[0]


def test_a_year_without_the_target_does_not_name_its_day():
    half = [fact(name, "2013", value, unit) for name, value, unit in REFORM]
    half[2] = fact("kw01_reform_ratio", "2013", Decimal("0.5"), "比率")
    assert "力争2014年" in texts(village_reform(book(*half, statuses={1: "按计划"})))[-1]
    assert "力争" not in texts(village_reform(book(*half, statuses={1: "不适用"})))[-1]


def test_a_standard_has_risen_only_where_the_lower_one_is_known():
    since = fact("std_subsistence_effective_from", "2013", date(2013, 7, 1), "日期")
    names = "std_subsistence_monthly", "std_five_guarantees_monthly"
    force = {"in_force_from": date(2013, 7, 1)}
    now = [fact(name, "2013", Decimal(470), "元/人/月", **force) for name in names]
    before = [fact(name, "2012", Decimal(400), "元/人/月") for name in names]
    risen = texts(relief(book(since, *now, *before)))[0]
    assert risen.startswith("今年7月起，全区低保和五保供养标准分别提高到470元/人/月")
    assert texts(relief(book(since, *now)))[0].startswith("低保和五保供养标准分别为")


@pytest.mark.parametrize(
    ("five_from", "told"),
    [
        (
            (2013, 1, 1),
            "今年1月起，五保供养标准提高到670元/人/月。",
        ),
        ((2012, 1, 1), "五保供养标准为670元/人/月。"),
    ],
)
def test_each_standard_has_the_month_of_its_own_rise(five_from, told):
    low, five = "std_subsistence_monthly", "std_five_guarantees_monthly"
    facts = (
        fact("std_subsistence_effective_from", "2013", date(2013, 7, 1), "日期"),
        fact(low, "2013", Decimal(470), "元/人/月", in_force_from=date(2013, 7, 1)),
        fact(low, "2012", Decimal(400), "元/人/月"),
        fact(five, "2013", Decimal(670), "元/人/月", in_force_from=date(*five_from)),
        fact(five, "2012", Decimal(570), "元/人/月"),
    )
    assert texts(relief(book(*facts)))[0] == f"今年7月起，低保标准提高到470元/人/月；{told}"


def test_aid_beyond_the_standard_is_left_for_the_editor():
    facts = (
        fact("kw07_student_aid_minimum", "2013", Decimal(400), "元/人"),
        fact("kw07_student_aid_maximum", "2013", Decimal(5000), "元/人"),
        fact("std_student_aid_minimum", "2013", Decimal(600), "元/人/年"),
        fact("std_student_aid_maximum", "2013", Decimal(5000), "元/人/年"),
    )
    assert not any("不等" in text for text in texts(relief(book(*facts))))


def test_a_waiver_beyond_the_cap_is_left_for_the_editor():
    facts = (
        fact("kw10_waiver_maximum", "2013", Decimal(1260), "元/人"),
        fact("std_funeral_waiver_cap", "2013", Decimal(1170), "元/人"),
    )
    [left, *_] = funerals(book(*facts))
    assert [one.reason for one in left.missing] == ["有金额超出减免上限，待核"]


def test_a_largest_waiver_below_the_cap_is_not_told_as_the_rule():
    facts = (
        fact("kw10_first_waiver_date", "2013", date(2013, 11, 1), "日期"),
        fact("kw10_waiver_maximum", "2013", Decimal(1150), "元/人"),
        fact("std_funeral_waiver_cap", "2013", Decimal(1170), "元/人"),
    )
    assert texts(funerals(book(*facts)))[0].endswith("最高一笔减免殡葬费用1150元。")


def test_a_section_without_figures_has_no_place_for_the_editor_either():
    told, left_out = sections(book(fact(AGENCIES, "2013", Decimal(5), "家")))
    assert [(part.kicker, part.title) for part in told] == [("创新管理", "壮大社会工作力量")]
    assert any(isinstance(one, Mark) for said in told[0].paragraphs for one in said)
    assert left_out


def test_an_aid_is_not_called_unpaid_where_lists_lack():
    none = fact("kw07_students_aided", "2013", Decimal(0), "人")
    assert "截至年底，慈善助学金尚未发放。" in texts(relief(book(none)))
    lacking = fact("kw07_students_aided", "2013", Decimal(0), "人", is_complete=False)
    assert not any("尚未发放" in text for text in texts(relief(book(lacking))))
