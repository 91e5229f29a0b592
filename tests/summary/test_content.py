"""Sentences are made of facts; what is not known is left out and told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.frames.works.doubted_sums import is_doubted
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.sentence import LeftOut, compose
from pipelines.summary.content.words_in_print import words_in_print
from pipelines.summary.sections.elders import elder_care
from pipelines.summary.sections.incubation import social_organisations
from pipelines.summary.sections.opening import headline
from pipelines.summary.sections.reform import village_reform

AREA = "440607000000"


def fact(name: str, period: str, value: object, unit: str) -> Fact:
    words = words_in_print(name, value, unit)
    return Fact(name, name, period, AREA, value, unit, words, "口径", 1, 1, None, True)


def book(*facts: Fact, month: int = 12) -> FactBook:
    monthly = {"kw03_elders_served", "kw03_elders_served_ratio", "std_care_subsidy_recipients"}
    found = {(f.indicator_id, f.period): f for f in facts}
    return FactBook(date(2013, month, 1), AREA, "全区", found, frozenset(monthly))


def texts(said: list) -> list[str]:
    return [one.text for one in said if not isinstance(one, LeftOut)]


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "words"),
    [
        ("kw04_allowance_spending", Decimal(6210600), "元", "621.06万元"),
        ("kw04_people_approved", Decimal(7984), "人", "7984名"),
        ("std_care_subsidy_recipients", Decimal(592), "人", "约590人"),
        ("kw02_exam_candidates", Decimal(67), "人", "60多人"),
        ("kw02_exam_candidates", Decimal(60), "人", "60人"),
        ("kw02_exam_candidates", Decimal(7), "人", "7人"),
        ("kw02_incubation_base_area", Decimal(240), "平方米", "200多平方米"),
        ("kw01_reform_ratio", Decimal("0.614286"), "比率", "61.4%"),
    ],
)
def test_a_value_is_worded_as_the_article_words_its_kind(indicator, value, unit, words):
    assert words_in_print(indicator, value, unit) == words


def test_a_sentence_whose_fact_is_unknown_is_left_out_with_its_name():
    assert compose("有{count}。", count=None) == LeftOut("有{count}。", ("count",))


def test_a_change_says_which_way_it_went():
    agencies = "kw02_social_work_agencies"
    grown = book(fact(agencies, "2012", Decimal(2), "家"), fact(agencies, "2013", Decimal(5), "家"))
    assert "社工服务机构由去年的2家变成5家。" in texts(social_organisations(grown))
    same = book(fact(agencies, "2012", Decimal(5), "家"), fact(agencies, "2013", Decimal(5), "家"))
    assert "社工服务机构与去年持平，有5家。" in texts(social_organisations(same))
    fewer = book(fact(agencies, "2012", Decimal(5), "家"), fact(agencies, "2013", Decimal(2), "家"))
    assert "社工服务机构由去年的5家减少到2家。" in texts(social_organisations(fewer))
    first = book(fact(agencies, "2013", Decimal(2), "家"))
    assert "社工服务机构有2家。" in texts(social_organisations(first))


def test_doubling_is_said_only_where_it_doubled():
    served = fact("kw03_elders_served", "2013-12", Decimal(1000), "人")
    doubled = fact("kw03_elders_served_ratio", "2013-12", Decimal("2.03"), "倍")
    grown = fact("kw03_elders_served_ratio", "2013-12", Decimal("1.5"), "倍")
    assert any("增加了一倍" in text for text in texts(elder_care(book(served, doubled))))
    assert not any("一倍" in text for text in texts(elder_care(book(served, grown))))


def test_a_finished_reform_has_no_day_by_which_it_is_due():
    done = [
        fact("kw01_villages_total", "2013", Decimal(7), "个村"),
        fact("kw01_villages_reformed", "2013", Decimal(7), "个村"),
        fact("kw01_reform_ratio", "2013", Decimal(1), "比率"),
        fact("kw01_target_date", "2013", date(2014, 12, 31), "日期"),
    ]
    assert not any("力争" in text for text in texts(village_reform(book(*done))))
    assert len(texts(village_reform(book(*done)))) == 1


def test_a_year_under_way_is_told_up_to_its_month():
    facts = [
        fact("kw01_villages_total", "2013-01/2013-06", Decimal(70), "个村"),
        fact("kw01_villages_reformed", "2013-01/2013-06", Decimal(20), "个村"),
        fact("kw01_reform_ratio", "2013-01/2013-06", Decimal("0.2857"), "比率"),
    ]
    said = texts(village_reform(book(*facts, month=6)))
    assert said[0].startswith("截至6月底，全区70个村（居）中，已有20个")


def test_the_headline_is_the_benefit_that_reached_most_and_news_weighs_twice():
    old = [
        fact("kw06_people_aided", "2013", Decimal(900), "人"),
        fact("kw06_people_aided", "2012", Decimal(800), "人"),
    ]
    new = fact("kw07_students_aided", "2013", Decimal(500), "人")
    assert headline(book(*old, new)) == "慈善助学资助500名学生"
    assert headline(book(*old)) == "医疗救助惠及900人"
    assert headline(book()) == "全区民生工作2013年总结"


@pytest.mark.parametrize(
    ("aggregation", "doubted", "is_left_out"),
    [
        ("sum", None, False),
        ("sum", Decimal(10), False),
        ("sum", Decimal(11), True),
        ("maximum", Decimal(0), True),
    ],
)
def test_a_sum_that_a_slip_may_have_made_is_not_printed(aggregation, doubted, is_left_out):
    assert is_doubted(Decimal(100), aggregation, doubted) == is_left_out
