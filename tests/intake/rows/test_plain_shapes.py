"""What whole columns are read at once gives what their cells give one by one."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from pipelines.contracts import load_contracts
from pipelines.intake.values import read_column as reading
from pipelines.intake.values.plain_shapes import plain_amounts
from pipelines.intake.values.read_numbers import read_amount
from tests.intake.made_files import HEADER, read, row, write_csv

CONTRACT = load_contracts()["disability_allowance_payments"]
COMMON = ["7130", "7,130.00元", "￥7,130.00", "¥12.5", "-3", "-¥3.10元", "999,999,999,999.99", "0"]
RARE = [
    "１２",
    "1.5万",
    "1e3",
    "12.345",
    "1 234",
    "1,23",
    "若干",
    "",
    "元",
    ".5",
    "12元整",
    "(150)",
]


@pytest.mark.parametrize("factor", [1, 10_000])
def test_amounts_at_once_are_the_amounts_one_by_one(factor):
    at_once = plain_amounts(pl.Series([*COMMON, *RARE, "0.1234", None]), factor, reading.MONEY)
    for text, value in zip([*COMMON, *RARE, "0.1234"], at_once.to_list(), strict=False):
        amount = read_amount(text, factor)
        assert value is None or (value, False) == amount
    known = at_once.head(len(COMMON)).is_not_null().to_list()
    assert known == [factor == 1 or read_amount(text, factor) is not None for text in COMMON]
    assert at_once[-1] is None


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        ("amount", [f"{number * 7.13:,.2f}元" for number in range(2000)]),
        ("paid_on", [f"2013年7月2日 {n // 60:02d}:{n % 60:02d}:00" for n in range(1440)]),
    ],
)
def test_distinct_cells_of_a_common_shape_are_not_read_one_by_one(column, texts, monkeypatch):
    calls = []
    for name in ("read_amount", "read_date"):
        whole = getattr(reading, name)
        spy = lambda *cells, whole=whole: calls.append(cells) or whole(*cells)  # noqa: E731
        monkeypatch.setattr(reading, name, spy)
    read = reading.read_column(CONTRACT.column(column), pl.Series(texts))
    assert read.values.null_count() == 0
    assert len(calls) <= 1


def test_a_trillion_yuan_is_no_amount(tmp_path):
    sums = ["99999999999999.99", "1,000,000,000,000", "100000000万元", "999999999999.99"]
    grid = [HEADER, *(row(发放金额=amount) for amount in sums)]
    result = read(write_csv(tmp_path / "list.csv", grid))
    assert result.rejected.select("column", "reason").rows() == [("amount", "not_an_amount")] * 3
    assert result.rows["amount"].to_list() == [Decimal("999999999999.99")]
