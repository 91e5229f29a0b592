"""A word that makes another number or day of a header makes a question of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.contracts import load_contracts
from pipelines.intake.headers.header_words import header_words
from pipelines.learning.likeness import column_names, names_also, says_more, turns_away
from tests.intake.made_files import write_xlsx
from tests.learning.conftest import HEADER, proposed, unknown_rows


@pytest.mark.parametrize(
    ("money", "day"),
    [
        ("未发放金额", "拟发放日期"),
        ("应发放金额", "上次发放日期"),
        ("上月发放金额", "首次发放日期"),
        ("累计发放金额", "申请发放日期"),
        ("退回发放金额", "发放公示日期"),
        ("一次性发放金额", "发放备案日期"),
        ("承诺发放金额", "核定发放日期"),
    ],
)
def test_another_number_or_day_is_asked_about(tmp_path: Path, money: str, day: str) -> None:
    header = [{"津贴款额（元）": money, "打款日期": day}.get(word, word) for word in HEADER]
    found = proposed(write_xlsx(tmp_path / "a.xlsx", [header, *unknown_rows()]))
    assert not {money, day} & {one["header"] for one in found["aliases"]}
    asked = {one["header"]: set(one["may_be"]) for one in found["questions"]}
    assert "amount" in asked[money]
    assert "paid_on" in asked[day]


@pytest.mark.parametrize(
    ("official", "another", "column"),
    [
        ("名字", "监护人姓名", "name"),
        ("名字", "家属姓名", "name"),
        ("名字", "配偶名字", "name"),
        ("身份证件号", "代领人身份证号", "id_no"),
        ("名字", "姓名及身份证号", "name"),
    ],
)
def test_whose_name_or_number_another_word_says_is_asked_about(
    tmp_path: Path, official: str, another: str, column: str
) -> None:
    assert official in HEADER
    header = [another if word == official else word for word in HEADER]
    found = proposed(write_xlsx(tmp_path / "a.xlsx", [header, *unknown_rows()]))
    assert another not in {one["header"] for one in found["aliases"]}
    assert column in {one["header"]: one["may_be"] for one in found["questions"]}[another]


def test_two_columns_in_one_are_told_by_their_names() -> None:
    town, village = ("镇街",), ("村居",)
    assert names_also(("镇街村居",), village, town)
    assert not names_also(("所在村居",), village, town)
    assert not says_more(("对象姓名",), ("姓名",))


def test_no_columns_own_name_turns_away_from_it() -> None:
    columns = [column for contract in load_contracts().values() for column in contract.columns]
    told = [(header_words(name), column) for column in columns for name in column_names(column)]
    assert not [words for words, column in told if turns_away(words, column_names(column))]
