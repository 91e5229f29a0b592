"""The header row and the form are found by the contracts' words, in any order and dress."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.contracts import load_contracts
from pipelines.intake import Refusal, read_file
from tests.intake.made_files import (
    HEADER,
    HOUSEHOLD,
    HOUSEHOLD_HEADER,
    ID_NO,
    codes,
    read,
    row,
    write_csv,
    write_xlsx,
)


def test_columns_may_stand_in_any_order(tmp_path):
    grid = [HEADER[::-1], row()[::-1]]
    assert read(write_xlsx(tmp_path / "list.xlsx", grid)).rows["name"].to_list() == ["张三"]


@pytest.mark.parametrize(
    ("official", "seen"),
    [
        ("镇街", "镇（街道）"),
        ("姓名", " 姓　名 "),
        ("身份证号", "公民\n身份号码"),
        ("残疾人证号", "残疾人证号码："),
        ("发放金额", "发放金额（元）"),
        ("发放金额", "发放金额/元"),
        ("发放金额", "发放金额(元/月)"),
        ("发放日期", "*发放日期"),
        ("残疾等级", "残疾等级【一至四级】"),
    ],
)
def test_widths_blanks_brackets_units_and_aliases_are_ignored(tmp_path, official, seen):
    header = [seen if word == official else word for word in HEADER]
    result = read(write_xlsx(tmp_path / "list.xlsx", [header, row()]))
    assert result.counts["accepted"] == 1
    assert "unknown_column" not in codes(result)


def test_every_contract_finds_itself_by_its_own_titles(tmp_path):
    for contract in load_contracts().values():
        header = [c.title for c in contract.columns if not c.repeats]
        path = write_csv(tmp_path / f"{contract.feed}.csv", [[contract.title], header])
        assert read(path).contract.feed == contract.feed, contract.feed


def test_every_contract_finds_itself_without_its_title(tmp_path):
    for contract in load_contracts().values():
        header = [c.title for c in contract.columns if not c.repeats]
        path = write_csv(tmp_path / "list.csv", [header])
        assert read(path).contract.feed == contract.feed, contract.feed


def test_a_two_row_header_completes_its_groups(tmp_path):
    names = [
        "镇街",
        "姓名",
        "身份证号",
        "家庭编号",
        "保障类别",
        "保障人口数",
        "发放月份",
        "发放金额",
    ]
    upper = [*names, "发放日期", "发放状态", "家庭成员1", None, "家庭成员2", None]
    lower = [None] * 10 + ["姓名", "身份证号"] * 2
    body = ["西南街道", "张三", ID_NO, "H1", "五保", 2, "2013.7", 670, "2013.7.5", "成功"]
    grid = [["低保、五保发放表"], upper, lower, [*body, "张三", ID_NO, "李四", None], body]
    merges = (*tuple((1, c, 2, c) for c in range(10)), (1, 10, 1, 11), (1, 12, 1, 13))
    for path in (
        write_xlsx(tmp_path / "merged.xlsx", grid, merges),
        write_csv(tmp_path / "plain.csv", grid),
    ):
        result = read(path)
        assert result.contract.feed == "subsistence_payments"
        assert result.counts["rows_read"] == result.counts["accepted"] == 2
        assert result.sheets[0].header_row == 3
        members = result.members.select("source_row", "member_number", "member_name").rows()
        assert members == [(4, 1, "张三"), (4, 2, "李四")]
        assert "unknown_column" not in codes(result)


def test_header_cells_merged_over_two_rows_are_one_header(tmp_path):
    grid = [HEADER, [None] * len(HEADER), row()]
    merges = tuple((0, c, 1, c) for c in range(len(HEADER)))
    result = read(write_xlsx(tmp_path / "list.xlsx", grid, merges))
    assert result.sheets[0].header_row == 2
    assert result.counts["rows_read"] == 1


@pytest.mark.parametrize("shape", ["家庭成员姓名{}", "家庭成员{}姓名", "成员姓名（{}）"])
@pytest.mark.parametrize("numerals", ["123", "一二三", "１２３"])
def test_numbered_columns_may_be_numbered_in_any_way(tmp_path, shape, numerals):
    header = [*HOUSEHOLD_HEADER, *(shape.format(number) for number in numerals)]
    body = [*HOUSEHOLD, "甲", None, "丙"]
    result = read(write_xlsx(tmp_path / "list.xlsx", [header, body]))
    assert result.members["member_number"].to_list() == [1, 3]
    assert result.members["member_name"].to_list() == ["甲", "丙"]


def test_a_column_nobody_knows_is_named_by_its_letter_only(tmp_path):
    result = read(write_xlsx(tmp_path / "list.xlsx", [[*HEADER, "领取人"], [*row(), "王五"]]))
    warning = result.warnings.filter(code="unknown_column").rows(named=True)
    assert [w["detail"] for w in warning] == ["K"]


def test_a_serial_column_is_dropped_without_a_word(tmp_path):
    result = read(write_xlsx(tmp_path / "list.xlsx", [["序 号", *HEADER], [1, *row()]]))
    assert result.warnings.is_empty()


def test_an_unknown_form_is_refused_with_the_nearest_and_what_it_misses(tmp_path):
    header = [word for word in HEADER if word not in {"身份证号", "发放金额"}]
    cells = [cell for word, cell in zip(HEADER, row(), strict=True) if word in header]
    with pytest.raises(Refusal) as refused:
        read_file(write_csv(tmp_path / "list.csv", [header, cells]), load_contracts())
    assert refused.value.code == "unknown_form"
    assert "残疾人生活津贴发放表" in refused.value.values["nearest"]
    assert "身份证号、发放金额" in refused.value.values["nearest"]
    assert "张三" not in refused.value.values["nearest"]


def test_a_month_the_form_lacks_comes_from_the_title(tmp_path):
    header = [word for word in HEADER if word != "发放月份"]
    cells = [cell for word, cell in zip(HEADER, row(), strict=True) if word != "发放月份"]
    path = write_csv(
        tmp_path / "a.csv", [["西南街道2013年８月残疾人生活津贴发放表"], header, cells]
    )
    assert read(path).rows["benefit_month"].to_list() == [date(2013, 8, 1)]
    rejected = read(write_csv(tmp_path / "b.csv", [header, cells])).rejected
    assert rejected.select("column", "reason").rows() == [("benefit_month", "missing_required")]
