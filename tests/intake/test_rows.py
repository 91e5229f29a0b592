"""Records, totals and notes are told apart, wherever they stand; every row is one of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
import xlsxwriter

from tests.intake.made_files import HEADER, codes, read, row, write_csv, write_xlsx

WIDTH = len(HEADER)


def only(**cells):
    """A row with nothing but these cells, by header."""
    return [cells.get(header) for header in HEADER]


@pytest.mark.parametrize(
    "word",
    [
        "合计",
        "总计",
        "小计",
        "合 计",
        "合　计：",
        "（合计）",
        "本月合计",
        "合计金额",
        "全县合计",
        "全旗总计",
    ],
)
@pytest.mark.parametrize("column", ["镇街", "姓名", "残疾等级"])
def test_a_total_stands_in_any_column(tmp_path, word, column):
    grid = [HEADER, row(), row(), only(**{column: word, "发放金额": 200})]
    result = read(write_xlsx(tmp_path / "list.xlsx", grid))
    assert result.counts == {"rows_read": 3, "accepted": 2, "rejected": 0, "totals": 1, "notes": 0}
    assert result.totals["agrees"].to_list() == [True]


def test_a_total_may_stand_in_the_serial_column_or_above_its_rows(tmp_path):
    header = ["序号", *HEADER]
    grid = [header, ["合计", *only(发放金额=200)], [1, *row()], [2, *row()]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.counts["totals"] == 1
    assert result.totals["agrees"].to_list() == [True]


def test_a_record_whose_text_says_total_stays_a_record(tmp_path):
    grid = [
        [*HEADER, "备注"],
        [*row(姓名="合计"), None],
        [*row(), "合计"],
        [*row(村居="小计"), "合计"],
    ]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.counts["accepted"] == 3


@pytest.mark.parametrize(
    "footer",
    [
        only(镇街="共计746人次 总金额61609585.05"),
        only(镇街="制表人：", 村居="某某", 残疾等级="审核人：", 发放日期="2013-08-05"),
        only(镇街="填报日期：2013年8月5日"),
        only(镇街="注：本表一式两份，由镇街社会工作局留存。"),
        only(镇街="本月无"),
        only(发放金额="（元）"),
        only(发放金额="单位：元", 残疾等级="级"),
        HEADER,
        [str(number) for number in range(1, WIDTH + 1)],
        only(镇街="一、西南街道"),
        only(镇街="-", 姓名="—"),
    ],
)
def test_notes_are_no_records(tmp_path, footer):
    grid = [HEADER, footer, row(), row(), footer if footer[0] != "1" else row()]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.counts["rejected"] == result.counts["totals"] == 0
    assert result.counts["accepted"] in {2, 3}
    assert result.counts["notes"] == result.counts["rows_read"] - result.counts["accepted"]


def test_numbered_empty_lines_of_a_printed_form_are_notes(tmp_path):
    grid = [["序号", *HEADER], [1, *row()], [2], [3]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.counts == {"rows_read": 3, "accepted": 1, "rejected": 0, "totals": 0, "notes": 2}


def test_all_reasons_of_a_row_are_told_not_the_first(tmp_path):
    bad = row(姓名=None, 残疾等级="五级", 发放日期="2013-13-40", 发放金额="若干", 发放月份="不详")
    result = read(write_csv(tmp_path / "list.csv", [HEADER, row(), bad]))
    assert set(result.rejected.select("column", "reason").rows()) == {
        ("name", "missing_required"),
        ("level", "not_allowed"),
        ("paid_on", "not_a_date"),
        ("amount", "not_an_amount"),
        ("benefit_month", "missing_required"),
    }
    assert "五级" in result.rejected_cells["cells"][0]


def test_a_filled_optional_cell_that_cannot_be_typed_rejects_its_row(tmp_path):
    header = ["捐赠单位/个人", "认捐金额", "到账金额", "到账日期"]
    grid = [header, ["甲公司", "若干", 100, "2013-6-30"], ["乙公司", "无", 100, "2013-6-30"]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.rejected.select("column", "reason").rows() == [("pledged", "not_an_amount")]
    assert result.rows["pledged"].to_list() == [None]


def test_enums_take_their_spellings(tmp_path):
    spellings = ["一级", "1", "１级", "Ⅰ级", " 壹 级 "]
    grid = [HEADER, *(row(残疾等级=spelling) for spelling in spellings)]
    assert read(write_csv(tmp_path / "list.csv", grid)).rows["level"].to_list() == ["一级"] * 5


def test_margins_that_nobody_sees_are_gone(tmp_path):
    dirty = row(
        姓名="\u200b张\u3000三\t",
        身份证号="'１１０１０５１９４９１２３１００２ｘ ",
        村居="\u00a0左村\u00a0",
    )
    result = read(write_xlsx(tmp_path / "list.xlsx", [HEADER, dirty, [" ", "\u200b", "\t"]]))
    kept = result.rows.select("name", "id_no", "village").row(0)
    assert kept == ("张三", "11010519491231002X", "左村")
    assert result.counts["rows_read"] == 1


def test_full_width_figures_are_figures(tmp_path):
    grid = [HEADER, row(发放金额="１５０"), row(发放金额="２０．５", 发放月份="２０１３．７")]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.rows["amount"].to_list() == [Decimal(150), Decimal("20.5")]


def test_rare_characters_of_a_name_are_not_folded(tmp_path):
    names = ["𠮷田", "陈\ufa11", "欧阳\uf9d1", "Ann Lee", "（匿名）"]
    result = read(write_csv(tmp_path / "list.csv", [HEADER, *(row(姓名=name) for name in names)]))
    assert result.rows["name"].to_list() == [*names[:4], "(匿名)"]


def test_an_error_cell_is_blank_and_said(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "list.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    sheet.write_row(1, 0, row())
    sheet.write_formula(1, 7, "=1/0", None, "#DIV/0!")
    book.close()
    result = read(tmp_path / "list.xlsx")
    assert result.rejected.select("column", "reason").rows() == [("amount", "missing_required")]
    assert "error_cells" in codes(result)


def test_a_donor_may_be_called_total(tmp_path):
    grid = [["捐赠人", "捐赠金额", "捐赠日期"], ["合计", 100, "2013-6-30"], ["合计", 100, None]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert (result.counts["accepted"], result.counts["totals"]) == (1, 1)
