"""An ID number that a spreadsheet destroyed is never taken for one."""

from __future__ import annotations

import pytest

from tests.intake.made_files import (
    HEADER,
    HOUSEHOLD,
    HOUSEHOLD_HEADER,
    ID_NO,
    codes,
    read,
    row,
    write_csv,
    write_xls,
    write_xlsx,
)
from tests.intake.made_ods import write_ods

AS_A_NUMBER = 440607198001011234


@pytest.mark.parametrize(
    "text", ["4.40607E+17", "4.40607e+17", "４.40607E+17", "4.40607198001011E+17", "4E+17"]
)
def test_a_number_in_exponent_form_is_lost(tmp_path, text):
    result = read(write_csv(tmp_path / "list.csv", [HEADER, row(身份证号=text), row()]))
    assert result.rejected.rows() == [(result.sheets[0].name, 2, "id_no", "lost_id")]


@pytest.mark.parametrize(
    ("write", "kind"), [(write_xlsx, "xlsx"), (write_xls, "xls"), (write_ods, "ods")]
)
def test_a_number_typed_as_a_number_is_lost_though_it_prints_18_digits(tmp_path, write, kind):
    grid = [[], [None, *HEADER], [None, *row()], [None, *row(身份证号=AS_A_NUMBER)]]
    result = read(write(tmp_path / f"list.{kind}", grid))
    assert result.rejected.select("source_row", "column", "reason").rows() == [
        (4, "id_no", "lost_id")
    ]
    assert result.rows["id_no"].to_list() == [ID_NO]


def test_a_number_that_a_spreadsheet_filled_up_with_noughts_is_lost(tmp_path):
    grid = [HEADER, row(身份证号="440621197305116000"), row(身份证号="440621197305110000"), row()]
    result = read(write_csv(tmp_path / "list.csv", grid))
    lost = [(result.sheets[0].name, 2, "id_no", "lost_id")]
    assert result.rejected.rows()[:1] == lost


def test_fifteen_digits_survive_as_a_number(tmp_path):
    result = read(write_xlsx(tmp_path / "list.xlsx", [HEADER, row(身份证号=440621780101123)]))
    assert result.rows["id_no"].to_list() == ["440621780101123"]


def test_a_lost_account_becomes_blank_with_a_warning(tmp_path):
    grid = [[*HEADER, "银行账号"], [*row(), 6222021234567890123], [*row(), "6222021234567890123"]]
    result = read(write_xlsx(tmp_path / "list.xlsx", grid))
    assert result.rows["bank_account"].to_list() == [None, "6222021234567890123"]
    assert result.warnings.select("source_row", "column", "code").rows() == [
        (2, "bank_account", "lost_id")
    ]


def test_a_members_lost_number_is_marked_and_its_household_stays(tmp_path):
    members = ["家庭成员姓名1", "家庭成员身份证号1", "家庭成员姓名2", "家庭成员身份证号2"]
    grid = [[*HOUSEHOLD_HEADER, *members], [*HOUSEHOLD, "甲", AS_A_NUMBER, "乙", "4.4E+17"]]
    result = read(write_xlsx(tmp_path / "list.xlsx", grid))
    assert result.counts["accepted"] == 1
    assert result.members["member_id_lost"].to_list() == [True, True]
    assert result.members["member_id_no"].to_list() == [None, None]
    assert "lost_id" in codes(result)


def test_odd_numbers_that_are_not_lost_are_kept_for_the_identity_check(tmp_path):
    odd = ["12345", "ABC", "44060719800101123456"]
    grid = [HEADER, *(row(身份证号=number) for number in odd), row(身份证号="无")]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.rows["id_no"].to_list() == odd
    assert result.rejected.select("column", "reason").rows() == [("id_no", "missing_required")]
