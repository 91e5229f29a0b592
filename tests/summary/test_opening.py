"""What stands in front, and what the plan makes of an article."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.summary.content.fact import Missing
from pipelines.summary.plan import SectionPlan, plan
from pipelines.summary.sections.contents import key_work_lines
from pipelines.summary.sections.disability import disability_allowance
from pipelines.summary.sections.incubation import hatched
from pipelines.summary.sections.opening import deck, headline, lede
from pipelines.summary.sections.tellers import TELLERS
from tests.summary.made_facts import book, fact, nothing, texts

AIDED = "kw06_people_aided"


def test_the_headline_is_the_benefit_that_reached_most_and_news_weighs_twice():
    old = [
        fact(AIDED, "2013", Decimal(900), "人"),
        fact(AIDED, "2012", Decimal(800), "人"),
    ]
    new = fact("kw07_students_aided", "2013", Decimal(500), "人")
    missing = nothing("kw07_students_aided")
    assert headline(book(*old, new, missing=missing)) == "慈善助学资助500名学生"
    assert headline(book(*old)) == "医疗救助惠及900人"
    assert headline(book()) == "民生工作总结"


@pytest.mark.parametrize(
    "reason", ["未收到报送", "疑似元/万元错位，未核实", "人数少不显示", "没有统计"]
)
def test_what_is_not_known_of_last_year_is_no_news(reason):
    students = "kw07_students_aided"
    facts = fact(AIDED, "2013", Decimal(900), "人"), fact(students, "2013", Decimal(500), "人")
    missing = {(students, "2012"): Missing(students, students, reason)}
    assert headline(book(*facts, missing=missing)) == "医疗救助惠及900人"


def test_an_allowance_that_is_not_new_has_reached_those_who_draw_it():
    approved = "kw04_people_approved"
    facts = (
        fact(approved, "2013", Decimal(110), "人"),
        fact(approved, "2012", Decimal(7984), "人"),
        fact("kw04_people_paid", "2013", Decimal(7992), "人"),
    )
    assert headline(book(*facts)) == "7992名残疾人领到生活津贴"
    first = book(facts[0], facts[2], missing=nothing(approved, "kw04_people_paid"))
    assert headline(first) == "110名残疾人获批生活津贴"


def test_works_without_a_target_are_not_counted_among_those_that_stand_somewhere():
    some = book(statuses={1: "滞后", 2: "不适用", 3: "已完成"})
    assert deck(some) == "有年度目标的两项重点工作：1项已完成，1项进度滞后"
    [said] = texts(lede(some, {1: "甲工作"}))
    assert said == "2013年，有年度目标的两项重点工作中，1项已完成，“甲工作”进度滞后。"
    assert texts(lede(book(statuses={1: "不适用"}), {})) == []
    [said] = texts(lede(some, {1: "医疗救助“一站式”结算"}))
    assert said.endswith("“医疗救助‘一站式’结算”进度滞后。")


def test_a_lede_says_who_was_approved_and_who_was_paid():
    facts = (
        fact("kw04_people_approved", "2013", Decimal(110), "人"),
        fact("kw04_people_paid", "2013", Decimal(108), "人"),
    )
    short = book(
        *facts,
        missing=nothing("kw04_people_approved"),
        statuses={3: "已完成", 4: "滞后"},
        overdue={4: "还差2人领到津贴"},
    )
    assert deck(short) == "两项重点工作：1项已完成，1项未全部完成"
    assert "".join(texts(lede(short, {4: "甲工作"}))) == (
        "2013年，甲区110名残疾人获批生活津贴，108名已领到津贴。"
        "两项重点工作中，1项已完成，“甲工作”还差2人领到津贴。"
    )


def test_a_towns_rounded_whole_is_no_share():
    covered = fact("kw04_coverage_ratio", "2013", Decimal(1), "比率")
    town = book(covered, is_guarded=True, missing=nothing("kw04_people_approved"))
    assert texts(disability_allowance(town)) == ["获批的残疾人基本都已领到津贴。"]


def test_organisations_are_told_with_what_most_of_them_are():
    count = fact("kw02_organisations_incubated", "2013", Decimal(9), "家")
    kinds = ("甲类", "乙类", "丙类", "丁类")
    told = ["已实现孵化9家社会组织，重点为甲类、乙类、丙类等。"]
    assert texts(hatched(book(count, kinds_incubated=kinds))) == told
    assert texts(hatched(book(kinds_incubated=kinds))) == []


def test_a_work_that_nobody_tells_is_told_by_its_headline_figure():
    new = fact("kw11_meals_served", "2013", Decimal(70), "份")
    assert texts(key_work_lines(11, "kw11_meals_served", book(new))) == ["kw11_meals_served70份。"]
    eleven = book(statuses=dict.fromkeys(range(1, 12), "已完成"))
    assert deck(eleven) == "十一项重点工作：11项已完成"


def test_the_plan_names_every_teller_and_no_other():
    named = {teller for part in plan().sections for teller in part.tellers}
    named |= {teller for work in plan().works.values() for teller in work.tellers}
    assert named == TELLERS.keys()


def test_a_kicker_of_a_years_programme_stands_in_that_year_alone():
    part = SectionPlan("题", (), "民生实事", kicker_year=2013, kicker_otherwise="助残")
    assert [part.kicker_in(year) for year in (2013, 2014)] == ["民生实事", "助残"]
