"""A title over a group of columns says of all of them what it says, its unit above all."""

from __future__ import annotations

import pytest

from tests.intake.made_files import ID_NO, codes, read, write_csv, write_xlsx

TITLE = "2021年3月城乡困难居民医疗救助结算表"
LOWER = ["姓名", "身份证号", "对象类别", "医院", "出院日期", "医疗总费用", "医保报销", "救助金额"]
ENDS = ["结算方式", "结算日期"]
BODY = ["张三", ID_NO, "低保", "市医院", "2021-3-12", "1.5", "0.9", "0.3", "一站式", "2021-3-20"]


def list_with(group: str, title: str = TITLE) -> list[list[str | None]]:
    upper = ["救助对象", None, None, "住院", None, group, None, None, "结算", None]
    return [[title], upper, [*LOWER, *ENDS], BODY]


MERGES = ((0, 0, 0, 9), (1, 0, 1, 2), (1, 3, 1, 4), (1, 5, 1, 7), (1, 8, 1, 9))


@pytest.mark.parametrize(
    ("group", "yuan"),
    [("费用（万元）", "3000.00"), ("费用（元）", "0.30"), ("费用", "0.30"), ("共2万元", "0.30")],
)
def test_a_groups_unit_is_that_of_its_columns(tmp_path, group, yuan):
    grid = list_with(group)
    for path in (
        write_xlsx(tmp_path / "merged.xlsx", grid, MERGES),
        write_csv(tmp_path / "plain.csv", grid),
    ):
        assert [f"{sum_}" for sum_ in read(path).rows["aid_amount"]] == [yuan], path.name


def test_a_sum_in_the_title_is_no_unit(tmp_path):
    header = [*LOWER, *ENDS]
    for title in ("发放救助金（万元）情况", "救助金61.6万元结算表"):
        result = read(write_csv(tmp_path / "list.csv", [[title], header, BODY]))
        assert f"{result.rows['aid_amount'][0]}" == "0.30"


def test_a_serial_number_beside_groups_is_no_unknown_column(tmp_path):
    title, upper, lower, body = list_with("费用")
    grid = [title, ["序号", *upper], [None, *lower], ["1", *body]]
    merges = tuple((top, left + 1, below, right + 1) for top, left, below, right in MERGES[1:])
    result = read(write_xlsx(tmp_path / "list.xlsx", grid, (*merges, (1, 0, 2, 0))))
    assert result.counts["accepted"] == 1
    assert "unknown_column" not in codes(result)
