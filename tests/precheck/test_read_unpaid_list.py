"""What a list lacks because it is not paid yet is filled in; what it says stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.contracts import load_contracts
from pipelines.intake.refusal import Limits, Refusal
from pipelines.precheck.read_unpaid_list import read_unpaid_list
from tests.deliveries.made_lists import ALLOWANCE, allowance, id_number, name, write_list
from tests.precheck.conftest import UNPAID, unpaid

AID = ["镇街", "姓名", "身份证号", "就读学校", "学段", "家庭类型", "人均月收入", "户籍", "资助金额"]


def read(path: Path, pay_on: date | None = None) -> Any:
    return read_unpaid_list(path, load_contracts(), Limits(), pay_on)


def paid(path: Path, pay_on: date | None = None) -> list[tuple[date, str]]:
    return read(path, pay_on).rows.select("paid_on", "status").rows()


def test_missing_columns_mean_the_last_day_of_the_month(tmp_path: Path) -> None:
    file = write_list(tmp_path / "a.csv", UNPAID, [unpaid(0), unpaid(1)])
    assert paid(file) == [(date(2013, 7, 31), "成功")] * 2


def test_the_day_that_is_given_counts_for_rows_without_one(tmp_path: Path) -> None:
    rows = [allowance(0, 发放日期="", 发放状态="待发放"), allowance(1, 发放状态="失败")]
    file = write_list(tmp_path / "a.csv", ALLOWANCE, rows)
    assert paid(file, date(2013, 8, 9)) == [
        (date(2013, 8, 9), "成功"),
        (date(2013, 7, 10), "失败"),
    ]


def test_back_pay_is_paid_with_the_list(tmp_path: Path) -> None:
    rows = [unpaid(0), unpaid(1), [*unpaid(2)[:6], "2013-05", *unpaid(2)[7:]]]
    file = write_list(tmp_path / "a.csv", UNPAID, rows)
    assert [day for day, _ in paid(file)] == [date(2013, 7, 31)] * 3


def test_the_contract_is_the_feeds_own_afterwards(tmp_path: Path) -> None:
    file = write_list(tmp_path / "a.csv", UNPAID, [unpaid(0)])
    assert read(file).contract == load_contracts()["disability_allowance_payments"]


def test_a_list_of_aid_takes_its_month_from_its_title(tmp_path: Path) -> None:
    row = ["西南街道", name(0), id_number(0), "三水中学", "高中", "低保", 300, "三水", 2000]
    titled = write_list(tmp_path / "a.csv", AID, [row], "2013年9月慈善助学发放表")
    assert read(titled).rows["paid_on"].to_list() == [date(2013, 9, 30)]
    bare = write_list(tmp_path / "b.csv", AID, [row])
    with pytest.raises(Refusal, match="precheck_no_month"):
        read(bare)
    assert read(bare, date(2013, 9, 2)).rows["paid_on"].to_list() == [date(2013, 9, 2)]
