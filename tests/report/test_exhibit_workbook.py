"""A page as a workbook: its cells equal the frames, its sheets are found and filtered."""

from __future__ import annotations

import dataclasses
import io
from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest
from openpyxl import Workbook, load_workbook

from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.exhibits.workbook import sheet_name, write_sheet
from tests.report.made_exhibits import BARS, of_kind, sheet

HEADER = 4


def opened(*exhibits: Exhibit) -> Workbook:
    return load_workbook(io.BytesIO(write_sheet(sheet(*exhibits))))


def cells(book: Workbook, place: int = 1) -> list[tuple]:
    return list(book.worksheets[place].iter_rows(min_row=HEADER, values_only=True))


def test_the_cells_equal_the_frame():
    header, *rows = cells(opened(BARS))
    assert header == ("镇街", "人数（人）", "金额（元）", "覆盖率", "月份", "说明")
    for row, expected in zip(rows, BARS.frame.iter_rows(), strict=True):
        for cell, value in zip(row, expected, strict=True):
            if value is None:
                assert cell == "—"
            elif isinstance(value, Decimal):
                assert round(Decimal(str(cell)), 6) == value
            elif isinstance(value, date):
                assert cell == datetime(value.year, value.month, value.day)
            elif isinstance(value, str) and value.startswith("="):
                assert cell == f"'{value}"
            else:
                assert cell == value


def test_numbers_have_the_format_of_their_unit():
    page = opened(BARS).worksheets[1]
    formats = [cell.number_format for cell in page[HEADER + 1]]
    assert formats[1:5] == ["#,##0", "#,##0.00", "0.0%", "yyyy-mm"]
    assert page.cell(HEADER + 1, 3).data_type == "n"
    assert page.cell(HEADER, 3).alignment.horizontal == "right"


def test_header_is_frozen_filtered_and_wide_enough_for_chinese():
    page = opened(BARS).worksheets[1]
    assert page.freeze_panes == f"A{HEADER + 1}"
    assert page.auto_filter.ref == f"A{HEADER}:F{HEADER + 3}"
    # 金额（元）, beside the filter's arrow.
    assert page.column_dimensions["B"].width >= 13
    assert page.column_dimensions["A"].width >= 8


def test_the_contents_lead_to_each_sheet():
    book = opened(BARS, of_kind("heat"))
    page = book.worksheets[0]
    links = [cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    told = [str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell]
    assert {"测试页", "口径句。", "36", "数据版本 20140101T000000-000001"} <= set(told)


def test_sheet_names_are_legal_and_differ():
    title = "各镇街/月:金额[元]?*的'长'标题" * 4
    long = [dataclasses.replace(BARS, title=title) for _ in range(11)]
    names = opened(*long).sheetnames
    assert len(set(names)) == 12
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert sheet_name(BARS, 3) == "3 各镇街金额"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (float("nan"), "—"),
        (float("inf"), "—"),
        (True, "是"),
        (date(1890, 1, 1), "1890-01-01"),
        ("x" * 40_000, "x" * 32_767),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("http://example.invalid", "http://example.invalid"),
        (datetime(2013, 5, 6, 7, 8), datetime(2013, 5, 6, 7, 8)),
    ],
)
def test_odd_values_neither_break_nor_run(value, cell):
    frame = pl.DataFrame({"v": [value]})
    odd = Exhibit(
        "odd", "怪值", frame, (Column("v", "值", "个" if isinstance(value, float) else None),)
    )
    book = opened(odd)
    assert cells(book)[1][0] == cell
    assert book.worksheets[1].cell(HEADER + 1, 1).hyperlink is None


def test_an_empty_exhibit_says_so():
    assert (
        cells(opened(dataclasses.replace(BARS, frame=BARS.frame.clear())))[1][0]
        == "这里还没有数据。"
    )
