"""Cells and charts in words: exact in tables, round in charts, in both languages."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest

from pipelines.report.exhibits.cell_words import cell_words, display_width, exact_words
from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.print_pdf import breakable
from pipelines.report.exhibits.printed_table import printed_table
from pipelines.report.exhibits.workbook import column_title
from tests.report.made_exhibits import BARS, MONEY, MONTHS, SQUARE, TOWNS, of_kind


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MINSHENG_LANG", request.param)
    return request.param


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Decimal("6210600.5"), "元", "6,210,600.50"),
        (Decimal("0.00"), "元", "0.00"),
        (Decimal("-20.05"), "元/人", "-20.05"),
        (7984, "人", "7,984"),
        (100, "人", "100"),
        (Decimal("1234.50"), "小时", "1,234.5"),
        (Decimal("0.586"), "比率", "58.6%"),
        (2013, None, "2013"),
        (date(2013, 6, 1), "月份", "2013-06"),
        (date(2013, 6, 30), "日期", "2013-06-30"),
        (datetime(2013, 6, 30, 8, 5), None, "2013-06-30 08:05"),
        (None, "元", "—"),
        (float("nan"), "人", "—"),
        (float("inf"), "元", "—"),
    ],
)
def test_a_table_is_exact_and_leaves_the_unit_to_its_header(lang, value, unit, words):
    assert exact_words(value, unit) == words


def test_a_chart_says_ten_thousands_and_the_unit():
    assert cell_words(Decimal("6210600.5"), "元") == "621.06万元"
    assert [cell_words(value, None) for value in (True, False)] == ["是", "否"]


def test_a_header_holds_the_unit_once(lang):
    assert column_title(BARS.column("yuan")) == {"zh": "金额（元）", "en": "金额 (yuan)"}[lang]
    assert column_title(BARS.column("share")) == "覆盖率"
    assert column_title(BARS.column("month")) == "月份"
    counted = of_kind("heat").column("count")
    assert column_title(counted) == {"zh": "疑点（条）", "en": "疑点"}[lang]


def test_chinese_signs_are_as_wide_as_two_letters():
    assert (display_width("abc"), display_width("三水区"), display_width("a\n三水")) == (3, 6, 4)


def test_alt_text_says_kind_count_largest_and_smallest(lang):
    words = chart_words(BARS)
    if lang == "zh":
        assert (
            words == "各镇街金额（条形图，2个数）：最高西南街道 621.06万元，最低大塘镇 -20.05元。"
        )
    else:
        assert words == (
            "各镇街金额 (bar chart, 2 values): highest 西南街道 6,210,600.5 yuan,"
            " lowest 大塘镇 -20.05 yuan."
        )


@pytest.mark.parametrize("kind", ["stacked", "lines", "heat"])
def test_alt_text_names_both_axes(lang, kind):
    words = chart_words(of_kind(kind))
    assert "2013-12 乐平镇 1,035" in words or "2013-12 乐平镇 1035条" in words
    assert "2013-01 西南街道 1" in words


def test_alt_text_of_no_value_says_so(lang):
    none = dataclasses.replace(BARS, frame=MONEY.with_columns(yuan=pl.lit(None, pl.Decimal(18, 2))))
    assert {"zh": "没有数据", "en": "no data"}[lang] in chart_words(none)
    assert chart_words(dataclasses.replace(BARS, chart=None)) == "各镇街金额"


def test_a_long_word_may_be_broken_and_reads_the_same():
    key = "f8e19e35d89660ac30db2c12731c7fa2"
    assert breakable(key).replace("\u200b", "") == key
    assert "\u200b" in breakable(key)
    assert breakable("1,234,567,890.00 字") == "1,234,567,890.00 字"


def test_values_along_two_names_stand_in_a_square_on_paper():
    table = printed_table(of_kind("heat"))
    assert table.titles[:3] == ["镇街 · 疑点（条）", "2013-01", "2013-02"]
    assert {column.unit for column in table.columns[1:]} == {"条"}
    assert table.frame.rows()[2] == ("乐平镇", *range(1024, 1036))
    table = printed_table(of_kind("lines"))
    assert table.titles == ["月份 · 疑点（条）", *TOWNS]
    assert table.frame.rows()[1] == (MONTHS[1], 1001, 1013, 1025)


def test_what_is_no_square_stays_a_list():
    several = dataclasses.replace(of_kind("heat"), frame=pl.concat([SQUARE, SQUARE.head(1)]))
    assert printed_table(several).frame.height == 37
    assert printed_table(BARS).frame is MONEY
    empty = dataclasses.replace(of_kind("heat"), frame=SQUARE.clear())
    assert printed_table(empty).frame.is_empty()


def test_a_pair_that_the_frame_lacks_stays_unknown():
    gap = dataclasses.replace(of_kind("heat"), frame=SQUARE.slice(1))
    assert printed_table(gap).frame.filter(town="西南街道").row(0)[-1] is None
