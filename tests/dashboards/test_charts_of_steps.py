"""Steps along time, axes of values in words, and bars of no length."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from dashboards.charts.draw import draw
from dashboards.charts.value_axis import value_axis
from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.exhibits.print_chart import chart_svg


def exhibit(kind: str, values: list, unit: str | None, series: list | None = None) -> Exhibit:
    frame = pl.DataFrame({"x": ["甲", "乙", "乙"], "s": series or ["一"] * 3, "v": values})
    columns = (Column("x", "名称"), Column("s", "步"), Column("v", "数", unit))
    return Exhibit("e", "题", frame, columns, Chart(kind, "x", "v", "s"))


STEPS = exhibit(
    "steps",
    [date(2013, 1, 5), date(2013, 2, 5), date(2013, 9, 1)],
    "日期",
    ["申请", "申请", "入驻"],
)


def test_a_line_joins_the_days_of_one_name_and_no_other():
    line, *marks = draw(STEPS).data
    assert list(line.y) == ["甲", None, "乙", "乙", None]
    assert [mark.name for mark in marks] == ["申请", "入驻"]
    assert len({mark.marker.symbol for mark in marks}) == 2


def test_steps_are_told_in_words_and_printed():
    assert (
        chart_words(STEPS)
        == "题（进程图，3个日期）：最早甲 申请 2013-01-05，最晚乙 入驻 2013-09-01。"
    )
    assert "入驻" in chart_svg(STEPS)


@pytest.mark.parametrize(
    ("values", "unit", "words"),
    [
        ([1, 2, 0], "个", ["0个", "1个", "2个"]),
        (
            [Decimal(701000), None, Decimal(5)],
            "元",
            ["0元", "20万元", "40万元", "60万元", "80万元"],
        ),
        ([0.5, 0.25, 0.0], "比率", ["0%", "10%", "20%", "30%", "40%", "50%"]),
        ([None, None, None], "元", ["0元"]),
        ([-3, 2, 1], "家", ["-3家", "-2家", "-1家", "0家", "1家", "2家"]),
    ],
)
def test_an_axis_has_few_round_numbers_in_words(values, unit, words):
    frame = pl.Series(values, dtype=pl.Float64)
    assert value_axis(exhibit("lines", frame.to_list(), unit))["ticktext"] == words


def test_the_axis_of_a_stack_reaches_its_sum():
    axis = value_axis(exhibit("stacked", [1, 4, 4], "家"), stacked_by="x")
    assert axis["tickvals"][-1] >= 8


def test_a_bar_of_no_length_has_its_words_beside_it():
    (bar,) = draw(exhibit("bars", [0, None, 3], "家")).data
    said = dict(zip(bar.text, bar.textposition, strict=True))
    assert said == {"0家": "outside", "—": "outside", "3家": "auto"}
