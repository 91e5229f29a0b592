"""Totals that are filled like records, and rows that someone only began to fill."""

from __future__ import annotations

import pytest

from tests.intake.made_files import HEADER as PAYMENTS
from tests.intake.made_files import read, row, write_csv, write_xlsx

HEADER = ["捐赠单位/个人", "认捐金额", "到账金额", "到账日期"]
GIFTS = [["甲", 1000, 800, "2013-06-30"], ["乙", 1000, 800, "2013-06-30"]]
MORE = ["丙", 500, 400, "2013-06-30"]


@pytest.mark.parametrize("label", ["合计", "总计", "小 计", "合 计（元）"])
@pytest.mark.parametrize("sums", [(2000, 1600), (2000, 1), (None, 1600)])
@pytest.mark.parametrize("after", [[], [MORE]])
def test_a_total_filled_like_a_record_is_a_total(tmp_path, label, sums, after):
    total = [label, *sums, "2013-06-30"]
    result = read(write_csv(tmp_path / "list.csv", [HEADER, *GIFTS, total, *after]))
    assert (result.counts["accepted"], result.counts["totals"]) == (2 + len(after), 1)
    assert result.totals["source_row"].unique().to_list() == [4]


def test_a_last_row_called_total_is_one_though_its_figures_are_wrong(tmp_path):
    total = ["合计", 1, 1, "2013-06-30"]
    result = read(write_csv(tmp_path / "list.csv", [HEADER, *GIFTS, total]))
    assert result.counts["totals"] == 1
    assert not result.totals["agrees"].any()


def test_a_donor_called_total_in_the_middle_is_a_donor(tmp_path):
    grid = [HEADER, *GIFTS, ["合计", 7, 7, "2013-06-30"], MORE]
    assert read(write_csv(tmp_path / "list.csv", grid)).counts["accepted"] == 4


@pytest.mark.parametrize("label", ["共2家", "合 计（元）", "共计2笔"])
def test_totals_in_other_words_are_totals(tmp_path, label):
    grid = [HEADER, *GIFTS, [label, 2000, 1600, None]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert (result.counts["totals"], result.counts["rejected"]) == (1, 0)
    assert result.totals["agrees"].all()


def only(**cells):
    return [cells.get(header) for header in PAYMENTS]


@pytest.mark.parametrize(
    "begun",
    [only(姓名="张三", 发放金额=150), only(姓名="张三", 残疾等级="二级"), only(发放金额=150)],
)
def test_a_row_that_someone_began_to_fill_is_rejected(tmp_path, begun):
    result = read(write_csv(tmp_path / "list.csv", [PAYMENTS, row(), begun, row()]))
    assert result.counts["rejected"] == 1
    assert set(result.rejected["reason"]) == {"missing_required"}


@pytest.mark.parametrize(
    "footer",
    [
        only(镇街="制表人", 姓名="张三"),
        only(姓名="经办人", 身份证号="张三"),
        only(姓名="审核", 发放金额="1"),
        only(发放金额="0"),
        only(姓名="张三"),
        only(姓名="本月无", 发放金额="0"),
    ],
)
def test_signatures_and_empty_formulas_stay_notes(tmp_path, footer):
    result = read(write_csv(tmp_path / "list.csv", [PAYMENTS, row(), row(), footer]))
    assert (result.counts["notes"], result.counts["rejected"]) == (1, 0)


def test_a_continued_list_without_its_header_is_rejected(tmp_path):
    more = [["己公司", 500], ["说明：", 3], ["1", "请按月填报"], ["填表说明"]]
    path = write_xlsx(tmp_path / "a.xlsx", {"a": [HEADER, *GIFTS], "b": more})
    result = read(path)
    assert result.rejected.rows() == [("b", 1, None, "no_header")]
    assert result.counts["notes"] == 3
