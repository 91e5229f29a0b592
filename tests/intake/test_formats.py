"""The same list reads the same from every format, and its rows keep their numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.intake.made_files import (
    HEADER,
    ID_NO,
    codes,
    read,
    refusal,
    row,
    write_csv,
    write_xls,
    write_xlsx,
)
from tests.intake.made_ods import write_ods

WRITERS = {"xlsx": write_xlsx, "xls": write_xls, "ods": write_ods, "csv": write_csv}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_format_gives_the_same_rows(tmp_path, kind):
    grid = [["残疾人生活津贴发放表"], HEADER, row(), row(姓名="李四", 发放金额=80.5)]
    result = read(WRITERS[kind](tmp_path / f"list.{kind}", grid))
    assert result.contract.feed == "disability_allowance_payments"
    assert result.rows["name"].to_list() == ["张三", "李四"]
    assert result.rows["amount"].to_list() == [Decimal("100.00"), Decimal("80.50")]
    assert result.rows["benefit_month"].unique().to_list() == [date(2013, 7, 1)]
    assert result.rows["paid_on"].unique().to_list() == [date(2013, 7, 25)]
    assert result.rows["id_no"].unique().to_list() == [ID_NO]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_leading_blank_rows_and_columns_do_not_shift_row_numbers(tmp_path, kind):
    body = [HEADER, row(), [], row(), row(发放金额="若干"), ["合计", *[None] * 6, 200]]
    grid = [[], [], *([None, None, *cells] for cells in body)]
    result = read(WRITERS[kind](tmp_path / f"list.{kind}", grid))
    assert result.rows["source_row"].to_list() == [4, 6]
    assert result.rejected.select("source_row", "reason").rows() == [(7, "not_an_amount")]
    assert result.totals["source_row"].to_list() == [8]
    assert result.sheets[0].header_row == 3


def test_blank_lines_of_a_csv_count_as_rows(tmp_path):
    result = read(write_csv(tmp_path / "list.csv", [[], HEADER, [], row(), [], row()]))
    assert result.rows["source_row"].to_list() == [4, 6]
    assert result.counts["rows_read"] == 2


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_day_cells_and_serial_numbers_are_days(tmp_path, kind):
    grid = [HEADER, row(发放日期=date(2013, 7, 1)), row(发放日期=41456)]
    result = read(WRITERS[kind](tmp_path / f"list.{kind}", grid))
    assert result.rows["paid_on"].to_list() == [date(2013, 7, 1)] * 2


def test_serial_numbers_count_from_1904_where_the_workbook_says_so(tmp_path):
    grid = [HEADER, row(发放日期=39994)]
    result = read(write_xlsx(tmp_path / "list.xlsx", grid, date_1904=True))
    assert result.rows["paid_on"].to_list() == [date(2013, 7, 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_csv_encodings_are_decoded_strictly(tmp_path, encoding):
    path = write_csv(tmp_path / "list.csv", [HEADER, row(姓名="𠮷田")], encoding)
    assert read(path).rows["name"].to_list() == ["𠮷田"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_whose_header_a_form_answers(tmp_path, delimiter):
    path = write_csv(tmp_path / "list.csv", [HEADER, row(姓名="李, 四; 五")], delimiter=delimiter)
    assert read(path).counts["accepted"] == 1


def test_quoted_commas_quotes_and_line_ends_stay_inside_their_cell(tmp_path):
    path = write_csv(tmp_path / "list.csv", [HEADER, row(村居='左"村"\n一队, 二队'), row()])
    result = read(path)
    assert result.rows["village"].to_list()[0] == '左"村" 一队, 二队'
    assert result.rows["source_row"].to_list() == [2, 3]


def test_a_workbook_under_another_ending_is_read_as_what_it_is(tmp_path):
    for kind, name in (("xlsx", "list.xls"), ("xls", "list.xlsx"), ("csv", "list.xls")):
        result = read(WRITERS[kind](tmp_path / name, [HEADER, row()]))
        assert result.counts["accepted"] == 1
        assert "other_kind_than_name" in set(result.warnings["code"])


def test_two_counts_of_the_records_must_agree(tmp_path):
    path = write_csv(tmp_path / "list.csv", [HEADER])
    lines = [",".join(map(str, row(村居=f'{size}"屏'))) for size in (5, 7)]
    path.write_text(path.read_text("utf-8-sig") + "\n".join(lines) + "\n", "utf-8")
    assert refusal(path) == "quotes_wrong"


def test_a_last_line_without_its_end_is_doubted(tmp_path):
    path = write_csv(tmp_path / "list.csv", [HEADER, row()])
    path.write_bytes(path.read_bytes().rstrip())
    assert "last_line_open" in codes(read(path))
