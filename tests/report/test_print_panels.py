"""The year on paper: a small chart per work, units in the words, nothing that is for reckoning."""

from __future__ import annotations

import polars as pl

from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.exhibits.print_chart import chart_svg
from pipelines.report.exhibits.printed_table import printed_table
from tests.report.made_exhibits import MONTHS

COURSE = Exhibit(
    "course",
    "逐月",
    pl.DataFrame(
        {
            "work": ["改革率"] * 12 + ["捐款"] * 12,
            "month": MONTHS * 2,
            "told": [f"{n}%" for n in range(12)] + ["—", *(f"{n}万元" for n in range(1, 12))],
            "value": [n / 100 for n in range(12)] + [None, *(n * 1e4 for n in range(1, 12))],
        }
    ),
    (
        Column("work", "指标"),
        Column("month", "月份", "月份"),
        Column("told", "数值"),
        Column("value", "计算用", is_for_workbook=True),
    ),
    Chart("panels", "month", "value", "work", words="told"),
)


def test_each_series_has_a_chart_with_its_first_and_last_value_in_words():
    drawn = chart_svg(COURSE)
    for words in ("改革率", "捐款", ">0%<", ">11%<", ">1万元<", ">11万元<"):
        assert words in drawn, words
    assert ">5%<" not in drawn


def test_the_table_has_a_row_a_series_and_no_number_without_its_unit():
    table = printed_table(COURSE)
    assert table.titles[:2] == ["指标 · 数值", "2013-01"]
    assert table.frame.rows()[1][:3] == ("捐款", "—", "1万元")
    assert table.frame.height == 2


def test_those_who_do_not_see_it_hear_how_many_charts_there_are():
    assert chart_words(COURSE) == "逐月：2幅小图，各有自己的刻度；数值见下表。"


def drawn_lines(unit: str, values: list[float | None]) -> str:
    frame = pl.DataFrame({"month": MONTHS[: len(values)], "value": values})
    columns = (Column("month", "月份", "月份"), Column("value", "值", unit))
    return chart_svg(Exhibit("lines", "线", frame, columns, Chart("lines", "month", "value")))


def test_an_axis_of_counts_has_whole_numbers_and_one_of_shares_per_cent():
    counts = drawn_lines("人", [0, 1, 1])
    assert ">1<" in counts
    assert ">0.2<" not in counts
    assert ">0.5<" not in counts
    shares = drawn_lines("比率", [0.2, 0.75, 1.0])
    assert ">100%<" in shares
    assert ">1.0<" not in shares
