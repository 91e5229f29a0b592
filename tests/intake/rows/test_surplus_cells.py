"""A row of a text that is longer than its header is rejected, not read by its first cells."""

from __future__ import annotations

from decimal import Decimal

from tests.intake.made_files import read, write_csv, write_xlsx

HEADER = ["捐赠单位/个人", "到账日期", "到账金额"]


def test_a_number_that_its_commas_split_rejects_its_row(tmp_path):
    path = tmp_path / "list.csv"
    lines = [
        ",".join(HEADER),
        "甲,2013-06-30,5",
        "乙,2013-06-30,6,210,600",
        '丙,2013-06-30,"6,210"',
    ]
    path.write_text("\n".join([*lines, "合计,,6,215,,", ""]), "utf-8")
    result = read(path)
    assert result.rejected.rows() == [("", 3, None, "too_many_cells")]
    assert result.rows["amount"].to_list() == [Decimal(5), Decimal(6210)]


def test_empty_cells_beyond_the_header_do_no_harm(tmp_path):
    grid = [["捐赠名单", *[None] * 5], HEADER, ["甲", "2013-06-30", 5, None, " ", None]]
    assert read(write_csv(tmp_path / "list.csv", grid)).counts["accepted"] == 1


def test_a_remark_beside_the_table_of_a_workbook_does_no_harm(tmp_path):
    grid = [HEADER, ["甲", "2013-06-30", 5, None, "已核对"]]
    assert read(write_xlsx(tmp_path / "list.xlsx", grid)).counts["accepted"] == 1


def test_what_stands_under_a_header_of_another_order_is_rejected(tmp_path):
    grid = [HEADER, ["甲", "2013-06-30", 5], HEADER, ["乙", "2013-06-30", 6]]
    grid += [["到账金额", "到账日期", "捐赠单位/个人"], [20130101, "2013-06-30", "7"]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.counts["accepted"] == 2
    assert (6, "other_header") in result.rejected.select("source_row", "reason").rows()
