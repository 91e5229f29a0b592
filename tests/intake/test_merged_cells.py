"""Merged cells are filled as a reader's eye fills them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.intake.made_files import HEADER, read, row, write_xls, write_xlsx
from tests.intake.made_ods import write_ods

WIDTH = len(HEADER)
WORKBOOKS = [(write_xlsx, "list.xlsx"), (write_xls, "list.xls"), (write_ods, "list.ods")]


def test_cells_merged_downwards_are_filled_but_money_is_not_paid_twice(tmp_path):
    grid = [HEADER, row(), row(镇街=None, 村居=None), row(镇街=None, 村居=None, 发放金额=None)]
    merges = ((1, 0, 3, 0), (1, 1, 3, 1), (2, 7, 3, 7))
    for write, name in WORKBOOKS:
        result = read(write(tmp_path / name, grid, merges))
        assert result.rows["village"].to_list() == ["左村", "左村"]
        assert result.rows["amount"].sum() == Decimal(200)
        assert result.rejected.select("source_row", "column").rows() == [(4, "amount")]


def test_a_merged_title_says_its_text_once(tmp_path):
    grid = [["2013年7月残疾人生活津贴发放表"], HEADER, row(), ["共计1人 金额100元"]]
    merges = ((0, 0, 0, WIDTH - 1), (3, 0, 3, WIDTH - 1))
    result = read(write_xlsx(tmp_path / "list.xlsx", grid, merges))
    assert result.sheets[0].title_texts == ["2013年7月残疾人生活津贴发放表"]
    assert result.sheets[0].title_months == [date(2013, 7, 1)]
    assert result.counts["notes"] == 1
    assert result.totals["agrees"].to_list() == [True, True]
