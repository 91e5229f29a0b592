"""Exhibits of every kind, made by hand; nothing in them is a person's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl

from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit, Sheet

MONTHS = [date(2013, month, 1) for month in range(1, 13)]
TOWNS = ["西南街道", "大塘镇", "乐平镇"]
MONEY = pl.DataFrame(
    {
        "town": TOWNS,
        "people": [7984, 0, None],
        "yuan": [Decimal("6210600.50"), Decimal("-20.05"), None],
        "share": [Decimal("0.586"), Decimal("1"), None],
        "month": [date(2013, 6, 1), date(2013, 7, 1), None],
        "note": ["=1+1", "#panic() *粗* $x$ [a](b)", None],
    },
    schema_overrides={"yuan": pl.Decimal(18, 2), "share": pl.Decimal(20, 6)},
)
MONEY_COLUMNS = (
    Column("town", "镇街"),
    Column("people", "人数", "人"),
    Column("yuan", "金额", "元"),
    Column("share", "覆盖率", "比率"),
    Column("month", "月份", "月份"),
    Column("note", "说明"),
)
BARS = Exhibit(
    "bars", "各镇街金额", MONEY, MONEY_COLUMNS, Chart("bars", "town", "yuan"), "口径句。"
)
SQUARE = pl.DataFrame(
    {
        "town": [town for town in TOWNS for _ in MONTHS],
        "month": MONTHS * len(TOWNS),
        "count": range(1000, 1000 + len(TOWNS) * len(MONTHS)),
    }
)
SQUARE_COLUMNS = (
    Column("town", "镇街"),
    Column("month", "月份", "月份"),
    Column("count", "疑点", "条"),
)


def of_kind(kind: str) -> Exhibit:
    """An exhibit of towns and months, drawn so."""
    if kind in {"bars", "funnel", "tiles"}:
        return Exhibit(kind, f"图 {kind}", MONEY, MONEY_COLUMNS, Chart(kind, "town", "yuan"))
    chart = Chart(kind, "month", "count", "town")
    return Exhibit(kind, f"图 {kind}", SQUARE, SQUARE_COLUMNS, chart)


def sheet(*exhibits: Exhibit) -> Sheet:
    """A page of those exhibits."""
    return Sheet("测试页", ["截至 2013-12 月底", "全区"], "20140101T000000-000001", list(exhibits))
