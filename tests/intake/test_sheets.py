"""Several sheets, hidden ones and ones without a header; what their titles say."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.intake.headers.title_facts import title_facts
from tests.intake.made_files import HEADER, codes, read, row, write_csv, write_xlsx


def test_several_sheets_of_a_form_are_one_file(tmp_path):
    header = [word for word in HEADER if word != "发放月份"]
    body = [cell for word, cell in zip(HEADER, row(), strict=True) if word != "发放月份"]
    sheets = {f"{month}月": [["2013年残疾人生活津贴发放表"], header, body] for month in (7, 8, 9)}
    result = read(write_xlsx(tmp_path / "第三季度.xlsx", sheets))
    months = [date(2013, month, 1) for month in (7, 8, 9)]
    assert result.rows["benefit_month"].to_list() == months
    assert [sheet.title_months for sheet in result.sheets] == [[month] for month in months]
    assert result.rows["source_sheet"].to_list() == list(sheets)


def test_a_hidden_copy_is_notes_and_other_hidden_rows_are_data(tmp_path):
    grid = [HEADER, row(), row(姓名="李四")]
    others = [HEADER, row(姓名="王五")]
    path = write_xlsx(tmp_path / "a.xlsx", {"a": grid, "b": grid, "c": others}, hidden=("b", "c"))
    result = read(path)
    assert result.rows["name"].to_list() == ["张三", "李四", "王五"]
    assert result.counts["notes"] == 2
    assert result.warnings.filter(code="hidden_sheet")["source_sheet"].to_list() == ["b", "c"]


def test_a_sheet_without_a_header_gives_notes_and_rejected_tables(tmp_path):
    guide = [["填表说明"], ["一、", "请按月填报"], ["张三", "1", "2"], ["李四", "3", "4"]]
    path = write_xlsx(tmp_path / "a.xlsx", {"a": [HEADER, row()], "b": guide, "c": []})
    result = read(path)
    assert result.counts == {"rows_read": 5, "accepted": 1, "rejected": 2, "totals": 0, "notes": 2}
    assert result.rejected.select("source_sheet", "source_row", "reason").rows() == [
        ("b", 3, "no_header"),
        ("b", 4, "no_header"),
    ]
    assert "sheet_without_header" in codes(result)


def test_hidden_sheets_without_a_header_are_notes(tmp_path):
    lists = [["一级", "男", "成功"], ["二级", "女", "失败"]]
    path = write_xlsx(tmp_path / "a.xlsx", {"a": [HEADER, row()], "代码": lists}, hidden=("代码",))
    result = read(path)
    assert (result.counts["notes"], result.counts["rejected"]) == (2, 0)


def test_a_list_without_rows_is_read(tmp_path):
    result = read(
        write_csv(tmp_path / "a.csv", [["2013年7月残疾人生活津贴发放表"], HEADER, ["本月无"]])
    )
    assert result.counts["rows_read"] == result.counts["notes"] == 1
    assert result.rows.schema["amount"].scale == 2
    assert result.sheets[0].footer_texts == ["本月无"]


def months(*pairs):
    return [date(year, month, 1) for year, month in pairs]


@pytest.mark.parametrize(
    ("titles", "sheet", "file", "expected"),
    [
        (["2013年7月发放表"], "", "", months((2013, 7))),
        (["2013年7月份发放表"], "8月", "2013-09", months((2013, 7))),
        (["2013年发放表"], "8月", "", months((2013, 8))),
        (["发放表"], "Sheet1", "西南街道_2013-09", months((2013, 9))),
        (["发放表"], "Sheet1", "西南街道201309", months((2013, 9))),
        (["2013年1-3月发放表"], "", "", months((2013, 1), (2013, 2), (2013, 3))),
        (["2013年1月至3月发放表"], "", "", months((2013, 1), (2013, 2), (2013, 3))),
        (["2013年第一季度"], "", "", months((2013, 1), (2013, 2), (2013, 3))),
        (["二〇一三年七月"], "", "", months((2013, 7))),
        (["二○一三年十二月"], "", "", months((2013, 12))),
        (["2013年三水区残疾人名册"], "", "", []),
        (["三水区2013年名册"], "三水区", "2013三水区7月", months((2013, 7))),
        (["２０１３年１２月"], "", "", months((2013, 12))),
        (["2013年度报表", "填报日期：2013年8月5日"], "", "", []),
        (["名册"], "Sheet1", "", []),
    ],
)
def test_months_come_from_the_title_then_the_sheet_then_the_file(titles, sheet, file, expected):
    assert title_facts(titles, [], sheet, file).months == expected


@pytest.mark.parametrize(
    ("titles", "footers", "file", "expected"),
    [
        (["填报日期：2013年8月5日"], [], "", date(2013, 8, 5)),
        ([], ["制表人：某某", "制表日期：", "2013-08-05"], "", date(2013, 8, 5)),
        ([], ["报送时间:2013.8.5"], "", date(2013, 8, 5)),
        (["发放表", "2013年8月5日"], [], "", date(2013, 8, 5)),
        (["发放表"], [], "发放表20130805", date(2013, 8, 5)),
        (["发放表"], [], "发放表（2013-08-05）", date(2013, 8, 5)),
        (["名册（截至2013年12月31日）"], [], "", date(2013, 12, 31)),
        (["截止至12月31日24：00 2013年名册"], [], "", date(2013, 12, 31)),
        (["名册（截至2013年12月31日）", "报送日期：2014年1月6日"], [], "", date(2014, 1, 6)),
        (["2013年7月发放表"], [], "", None),
        ([], ["制表人：王小明　2013年8月5日"], "", date(2013, 8, 5)),
    ],
)
def test_the_reporting_day_is_the_labelled_then_a_lone_then_an_up_to_day(
    titles, footers, file, expected
):
    assert title_facts(titles, footers, "Sheet1", file).reported_on == expected


def test_the_rosters_day_comes_from_its_title():
    assert title_facts(["名册（截至2013年12月31日）"], [], "", "").as_on == date(2013, 12, 31)
    assert title_facts(["2013年6月名册"], [], "", "").as_on == date(2013, 6, 30)
