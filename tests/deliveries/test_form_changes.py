"""A form that changes in mid-year: its lists stand side by side, and correct each other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list

FEED = "disability_allowance_payments"
# The new form: other words, another order, a group above the payment, money in 万元, a new column.
OLD_TO_NEW = {
    "镇街": "所属镇街",
    "身份证号": "公民身份号码",
    "残疾人证号": "残疾证号",
    "残疾等级": "等级",
    "发放金额": "津贴金额",
    "发放日期": "支付日期",
}


def old_form(path: Path, month: int, people: range) -> Path:
    rows = [allowance(n, f"2013-{month:02d}", 发放日期=f"2013-{month:02d}-25") for n in people]
    return write_list(path, ALLOWANCE, rows, f"2013年{month}月残疾人生活津贴发放表")


def new_form(path: Path, month: int, people: range) -> Path:
    header = [OLD_TO_NEW.get(word, word) for word in reversed(ALLOWANCE)]
    rows: list[list[Any]] = []
    for n in people:
        row = allowance(n, f"2013-{month:02d}", 发放日期=f"2013-{month:02d}-25", 发放金额="0.01")
        rows.append([*reversed(row), "系统导出"])
    title = f"2013年{month}月残疾人生活津贴发放表 单位：万元"
    return write_list(path, [*header, "来源"], rows, title)


def test_lists_of_the_old_and_the_new_form_are_one_feed(office) -> None:
    folder = office.inbox / "西南街道"
    office.take(
        old_form(folder / "5月.csv", 5, range(4)),
        old_form(folder / "6月.csv", 6, range(4)),
        new_form(folder / "7月.csv", 7, range(5)),
    )
    in_force = {key: line["amount_sum"] for key, line in office.register.items()}
    assert in_force == {
        "5月.csv 2013-05": Decimal(400),
        "6月.csv 2013-06": Decimal(400),
        "7月.csv 2013-07": Decimal(500),
    }
    rows = office.rows(FEED)
    assert rows["person_key"].n_unique() == 5
    assert set(rows["level"]) == {"二级"}


def test_a_month_sent_anew_on_the_new_form_takes_the_old_ones_place(office) -> None:
    folder = office.inbox / "西南街道"
    office.take(old_form(folder / "6月.csv", 6, range(4)))
    office.take(new_form(folder / "6月更正.csv", 6, range(5)))
    assert office.states["6月.csv"] == ("superseded", "6月更正.csv", "a")
    assert office.states["6月更正.csv"][0] == "in_force"


def test_the_same_rows_on_the_new_form_are_a_reissue(office) -> None:
    folder = office.inbox / "西南街道"
    office.take(
        old_form(folder / "6月.csv", 6, range(4)), new_form(folder / "6月新表.csv", 6, range(4))
    )
    in_force = [line for line in office.register.values() if line["state"] == "in_force"]
    assert sum(line["amount_sum"] for line in in_force) == Decimal(400)
