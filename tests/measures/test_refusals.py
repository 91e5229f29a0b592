"""A declaration that is not as it must be is refused: where it stands, what is wrong and to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.language import LANGUAGES, say
from pipelines.measures.gather_measures import read_folder
from pipelines.problem import Problem

RIGHT = """measures:
  - indicator: made
    mart: fct_payments
    month: paid_month
    where: {programme_code: student_aid, amount_yuan: {above: 0}}
    people: person_key
"""
# What is changed in RIGHT → the problem, the line, and a word of the sentence.
WRONG = [
    ("mart: fct_payments", "mart: fct_payment", "measure_unknown_mart", 3, "fct_payments"),
    ("mart: fct_payments", "mart: [a, b]", "measure_unknown_mart", 3, "fct_payments"),
    ("mart: fct_payments", "mart: dim_programmes", "measure_no_town", 3, "dim_programmes"),
    ("mart: fct_payments\n    ", "", "measure_lacks", 2, "mart"),
    ("month: paid_month", "month: paid_mont", "measure_unknown_column", 4, "paid_month"),
    ("month: paid_month", "month: amount_yuan", "measure_wrong_kind", 4, "amount_yuan"),
    ("month: paid_month", "month: []", "measure_lacks", 4, "month"),
    ("month: paid_month", "months: paid_month", "measure_key", 4, "month"),
    ("where: {", "where: {person: p, ", "measure_key", 5, "person_key"),
    ("student_aid", "student_ade", "measure_unknown_value", 5, "student_aid"),
    ("student_aid", "[student_aid, nothing]", "measure_unknown_value", 5, "nothing"),
    ("student_aid", "[]", "measure_lacks", 5, "programme_code"),
    ("student_aid", "12", "measure_bad_value", 5, "12"),
    ("student_aid", "", "measure_bad_value", 5, "None"),
    ("{above: 0}", "{above: many}", "measure_bad_value", 5, "many"),
    ("{above: 0}", "{above: .inf}", "measure_bad_value", 5, "inf"),
    ("{above: 0}", "{over: 0}", "measure_key", 5, "above"),
    ("{above: 0}", "{}", "measure_lacks", 5, "above"),
    ("{above: 0}", "{known: maybe}", "measure_truth", 5, "known"),
    ("{above: 0}", "{above: 0, above: 1}", "measure_key_twice", 5, "above"),
    ("{above: 0}", "{by_day: {day: 5, month: paid_month}}", "measure_wrong_kind", 5, "amount_yuan"),
    ("amount_yuan: {above: 0}", "paid_on: {by_day: {day: 31, month: paid_month}}",
     "measure_between", 5, "28"),
    ("amount_yuan: {above: 0}", "paid_on: {by_day: 25}", "measure_mapping", 5, "by_day"),
    ("amount_yuan: {above: 0}", "feed: 'a\\b'", "measure_odd_sign", 5, "feed"),
    ("people: person_key", "people: amount_yuan", "measure_wrong_kind", 6, "amount_yuan"),
    ("people: person_key", "people: [person_key, town_code]", "measure_one_column", 6, "people"),
    ("people: person_key", "count: person_key", "measure_count", 6, "person_key"),
    ("people: person_key", "window: until", "measure_figures", 2, "against_base_month"),
    ("people: person_key", "people: person_key\n    sum: amount_yuan", "measure_figures", 2, "sum"),
    ("people: person_key", "people: person_key\n    ratio: {}", "measure_beside_ratio", 6,
     "people"),
    ("people: person_key", "ratio: {numerator: {count: rows}}", "measure_lacks", 6, "denominator"),
    ("people: person_key", "days: {from: paid_on}", "measure_lacks", 6, "to"),
    ("people: person_key", "days: {from: paid_on, to: paid_on, take: sum}", "measure_choice", 6,
     "median"),
    ("people: person_key", "last: {value: amount_yuan, by: paid}", "measure_unknown_column", 6,
     "paid_on"),
    ("people: person_key", "people: person_key\n    window: ever", "measure_choice", 7, "until"),
    ("people: person_key", "people: person_key\n    window: in_force", "measure_ends", 7, "ends"),
    ("people: person_key", "people: person_key\n    ends: paid_month", "measure_ends", 2, "ends"),
    ("people: person_key", "last: {value: amount_yuan, by: paid_on}\n    window: period",
     "measure_last_window", 7, "until"),
    ("measures:", "measure:", "measure_key", 1, "measures"),
    ("indicator: made", "indicator: 'made as (select 1) --'", "measure_name", 2, "select"),
    ("indicator: made", "indicator: [a]", "measure_name", 2, "'a'"),
]  # fmt: skip


def folder_with(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "measures"
    folder.mkdir()
    (folder / "made.yml").write_text(text, encoding="utf-8")
    return folder


def test_the_declaration_that_the_others_spoil_is_right(tmp_path: Path):
    (found,) = read_folder(folder_with(tmp_path, RIGHT)).values()
    assert found.place == "measures/made.yml:2"
    assert [condition.literals for condition in found.where] == [("'student_aid'",), ("0",)]


@pytest.mark.parametrize(("right", "wrong", "code", "line", "word"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, right: str, wrong: str, code: str, line: int, word: str
):
    assert right in RIGHT
    folder = folder_with(tmp_path, RIGHT.replace(right, wrong, 1))
    with pytest.raises(Problem) as caught:
        read_folder(folder)
    assert caught.value.code == code
    for language in LANGUAGES:
        sentence = say(code, language, **caught.value.values)
        assert f"measures/made.yml:{line}" in sentence
        assert word in sentence


def test_a_quote_cannot_end_the_text_that_it_stands_in(tmp_path: Path):
    asked = RIGHT.replace("programme_code: student_aid", 'feed: "a\' or 1=1 --"')
    (found,) = read_folder(folder_with(tmp_path, asked)).values()
    assert found.where[0].literals == ("'a'' or 1=1 --'",)


@pytest.mark.parametrize("text", ["measures: [", "- a", "measures: [a]", ""])
def test_what_is_no_list_of_declarations_is_one_sentence(tmp_path: Path, text: str):
    with pytest.raises(Problem) as caught:
        read_folder(folder_with(tmp_path, text))
    assert "made.yml:1" in say("measures_unreadable", **caught.value.values)


def test_an_indicator_that_stands_twice_is_told_with_both_places(tmp_path: Path):
    again = RIGHT + RIGHT.partition("\n")[2]
    with pytest.raises(Problem, match="measure_twice") as caught:
        read_folder(folder_with(tmp_path, again))
    sentence = say("measure_twice", **caught.value.values)
    assert "made.yml:2" in sentence
    assert "made.yml:7" in sentence
