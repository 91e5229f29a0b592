"""Sentences are made of facts; what is not known is left out, with the reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.frames.works.doubted_sums import is_doubted
from pipelines.summary.content.fact import Missing
from pipelines.summary.content.sentence import LeftOut, compose, joined
from pipelines.summary.content.words_in_print import words_in_print
from tests.summary.made_facts import book, fact, texts

UNKNOWN = Missing("kw06_people_aided", "医疗救助人数", "未收到报送")


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


def test_a_towns_rounded_number_is_about_and_one_of_part_of_the_lists_says_so():
    people = "kw04_people_approved", Decimal(1555), "人"
    assert words_in_print(*people, is_rounded=True) == "约1555名"
    assert words_in_print(*people, is_complete=False) == "1555名（报送未齐）"
    served = "kw03_elders_served", Decimal(205), "人"
    assert words_in_print(*served, is_rounded=True) == "约205人"


@pytest.mark.parametrize(
    ("people", "words"), [(12, "12人"), (75, "75人"), (105, "约110人"), (1000, "约1000人")]
)
def test_about_is_written_only_where_it_holds(people, words):
    assert words_in_print("kw03_elders_served", Decimal(people), "人") == words


def test_a_sentence_whose_fact_is_unknown_is_left_out_with_its_reason():
    said = compose("{when}，有{count}。", when="6月", count=UNKNOWN)
    assert said == LeftOut("{when}，有{count}。", (UNKNOWN,))
    assert said.text == "…，有…。"
    assert not said.is_nothing


def test_what_there_was_nothing_of_needs_no_editor():
    nothing = Missing("kw10_people_waived", "殡葬费用减免人数", "不在应报期内")
    assert compose("已减免{people}。", people=nothing).is_nothing


def test_joined_clauses_lose_only_what_is_unknown():
    people = compose("惠及{people}。", people=fact("kw06_people_aided", "2013", Decimal(9), "人"))
    unknown = compose("支出{spent}。", spent=UNKNOWN)
    assert joined(people, unknown) == [compose("惠及{people}。", people=people.facts[0]), unknown]
    assert texts(joined(people, people)) == ["惠及9人，惠及9人。"]
    assert joined(unknown) == [unknown]


def test_nothing_is_not_counted():
    none = fact("kw08_beds", "2013", Decimal(0), "张")
    assert book(none).some("kw08_beds") == Missing("kw08_beds", "kw08_beds", "期内没有发生")


def test_a_flow_is_compared_with_as_much_of_the_year_before_and_a_state_with_its_end():
    facts = (
        fact("kw09_received", "2012-01/2012-06", Decimal(5), "元"),
        fact("kw09_received", "2012", Decimal(9), "元"),
        fact("kw03_elders_served", "2012-06", Decimal(4), "人"),
    )
    half = book(*facts, month=6)
    assert half.same_time_before("kw09_received").value == 5
    assert half.end_of_year_before("kw09_received").value == 9
    assert half.same_time_before("kw03_elders_served").value == 4


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


def test_a_day_is_a_fact_too():
    assert (
        fact("kw10_first_waiver_date", "2013", date(2013, 11, 1), "日期").words == "2013年11月1日"
    )
