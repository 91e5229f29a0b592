"""Axes of charts: marks in words of the unit, months in their own order."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from dashboards.charts.value_axis import value_axis
from pipelines.report.exhibits.axis_words import axis_words
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("MINSHENG_LANG", "zh")


def exhibit(values: list[float | None], unit: str, kind: str = "lines") -> Exhibit:
    frame = pl.DataFrame({"x": ["a"] * len(values), "value": values})
    columns = (Column("x", "x"), Column("value", "值", unit))
    return Exhibit("e", "t", frame, columns, Chart(kind, "x", "value"))


def test_marks_reach_the_height_of_the_stack_and_below_0():
    assert value_axis(exhibit([40, 40, None], "人"), "x")["tickvals"][-1] == 80
    assert value_axis(exhibit([-30, 40], "人"), "x")["tickvals"] == [-40, -20, 0, 20, 40]


def test_months_stand_in_their_order_whoever_begins():
    frame = pl.DataFrame({"m": [date(2013, 2, 1), date(2013, 1, 1)], "v": [1, 2]})
    columns = (Column("m", "月", "月份"), Column("v", "值", "人"))
    shown = Exhibit("e", "t", frame, columns, Chart("lines", "m", "v"))
    assert axis_words(shown) == ["2013-01", "2013-02"]


def test_other_words_keep_the_frames_order():
    frame = pl.DataFrame({"m": ["0–5岁", "18–44岁", "6–17岁", "0–5岁"], "v": [1, 2, 3, 4]})
    shown = Exhibit(
        "e", "t", frame, (Column("m", "龄"), Column("v", "值")), Chart("bars", "m", "v")
    )
    assert axis_words(shown) == ["0–5岁", "18–44岁", "6–17岁"]
