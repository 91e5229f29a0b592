"""Totals and declared figures are held against the rows that they sum up."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from tests.intake.made_files import HEADER, codes, read, row, write_csv, write_xlsx


def total(word, amount):
    return [word, *[None] * 6, amount, None, None]


def agreements(result):
    return result.totals.sort("source_row").select("source_row", "label", "agrees").rows()


def test_subtotals_sum_the_rows_since_the_last_and_totals_all(tmp_path):
    grid = [HEADER, row(), row(), total("小计", 200), row(), total("小计", 100), total("合计", 300)]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert agreements(result) == [(4, "小计", True), (6, "小计", True), (7, "合计", True)]
    assert result.counts["totals"] == 3


def test_a_total_that_disagrees_is_a_warning_with_both_numbers(tmp_path):
    result = read(write_csv(tmp_path / "list.csv", [HEADER, row(), total("合计", "1,100.00")]))
    warning = result.warnings.row(0, named=True)
    assert (warning["code"], warning["column"]) == ("total_disagrees", "amount")
    assert warning["detail"] == "1100.00 / 100.00"
    assert result.counts["accepted"] == 1


def test_a_rejected_row_still_counts_in_its_files_total(tmp_path):
    grid = [HEADER, row(), row(身份证号="4.40607E+17"), total("合计", 200)]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.counts["rejected"] == 1
    assert result.totals["agrees"].to_list() == [True]


@pytest.mark.parametrize(
    ("stated", "agrees", "code"),
    [(300, None, "total_open"), (200, True, None)],
)
def test_a_total_over_an_amount_that_cannot_be_read_is_open_and_not_wrong(
    tmp_path, stated, agrees, code
):
    grid = [HEADER, row(), row(发放金额="很多"), row(), total("合计", stated)]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.counts["rejected"] == 1
    assert result.totals["agrees"].to_list() == [agrees]
    told = result.warnings.filter(pl.col("code").str.starts_with("total_"))
    assert told["code"].to_list() == ([code] if code else [])
    assert told["detail"].to_list() == (["300.00 / 200.00"] if code else [])


def test_an_amount_that_is_not_there_leaves_nothing_open(tmp_path):
    grid = [HEADER, row(), row(发放金额=None), total("合计", 300)]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.totals["agrees"].to_list() == [False]


def test_an_unread_amount_leaves_only_the_totals_open_that_hold_it(tmp_path):
    grid = [HEADER, row(), total("小计", 150), row(发放金额="很多"), total("小计", 250)]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert [agrees for *_, agrees in agreements(result)] == [False, None]
    july, august = [HEADER, row(发放金额="很多")], [HEADER, row(), total("总计", 200)]
    result = read(write_xlsx(tmp_path / "list.xlsx", {"7月": july, "8月": august}))
    assert result.totals["agrees"].to_list() == [None]


def test_a_grand_total_may_be_the_whole_files(tmp_path):
    july, august = [HEADER, row(), total("合计", 100)], [HEADER, row(), total("总计", 200)]
    result = read(write_xlsx(tmp_path / "list.xlsx", {"7月": july, "8月": august}))
    assert result.totals["agrees"].to_list() == [True, True]


@pytest.mark.parametrize(
    ("text", "count", "amount"),
    [
        ("共计2人次 总金额200.00", 2, "200.00"),
        ("本月共发放2人，金额合计：200元", 2, "200.00"),
        ("合计：2人，金额0.02万元", 2, "200.00"),
        ("共 2 户，共计 200.00 元", 2, "200.00"),
        ("发放总额２００.００元", None, "200.00"),
        ("共计3人次", 3, None),
    ],
)
@pytest.mark.parametrize("place", ["title", "footer"])
def test_declared_counts_and_sums_are_found_in_prose(tmp_path, text, count, amount, place):
    grid = [[text], HEADER, row(), row()] if place == "title" else [HEADER, row(), row(), [text]]
    result = read(write_csv(tmp_path / "list.csv", grid))
    declared = result.totals
    assert set(declared["label"]) == {"declared"}
    assert declared["source_row"].unique().to_list() == [1 if place == "title" else 4]
    assert [c for c in declared["declared_count"] if c is not None] == [count] * (count is not None)
    sums = [str(a) for a in declared["declared_amount"] if a is not None]
    assert sums == [amount] * (amount is not None)
    assert ("declared_count_disagrees" in codes(result)) == (count == 3)
    assert result.counts["totals"] == 0


@pytest.mark.parametrize(
    "title",
    [
        "2013年7月残疾人生活津贴发放表",
        "单位：元",
        "2013年累计发放100人",
        "每人标准100元",
        "三水区2013年第7号",
    ],
)
def test_titles_that_declare_nothing_declare_nothing(tmp_path, title):
    result = read(write_csv(tmp_path / "list.csv", [[title], HEADER, row()]))
    assert result.totals.is_empty()


@pytest.mark.parametrize(
    ("above", "header", "factor"),
    [
        ("单位：万元", "发放金额", 10_000),
        ("（单位：万元）", "发放金额", 10_000),
        ("金额单位:人民币万元", "发放金额", 10_000),
        (None, "发放金额（万元）", 10_000),
        ("单位：元", "发放金额（万元）", 10_000),
        ("单位：万元", "发放金额（元）", 1),
        ("单位：元", "发放金额", 1),
        ("关于拨付100万元资金的名册", "发放金额", 1),
    ],
)
def test_the_headers_unit_wins_over_the_unit_row(tmp_path, above, header, factor):
    words = [header if word == "发放金额" else word for word in HEADER]
    grid = [[None, None, None, above], words, row(发放金额=0.5), total("合计", 0.5)]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.rows["amount"].to_list() == [Decimal(factor) / 2]
    assert result.totals["agrees"].to_list() == [True]


def test_a_unit_row_below_the_header_is_a_note_that_counts(tmp_path):
    grid = [HEADER, [*[None] * 7, "（万元）"], row(发放金额=0.5)]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.rows["amount"].to_list() == [Decimal(5000)]
    assert result.counts["notes"] == 1


def test_decimals_beyond_the_cent_warn(tmp_path):
    grid = [HEADER, row(发放金额="12.345"), row(发放金额="38422322.23999998")]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.rows["amount"].to_list() == [Decimal("12.35"), Decimal("38422322.24")]
    assert result.warnings.select("source_row", "code").rows() == [(2, "rounded_to_cent")]
