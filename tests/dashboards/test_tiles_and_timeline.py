"""Tiles of towns, days on a line, and the town that a reader chooses in a chart."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from dashboards.charts.draw import draw
from dashboards.key_work import open_town
from dashboards.key_work.words import as_measured
from pipelines.report.exhibits.chart_words import chart_words
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.exhibits.palette import INK
from pipelines.report.exhibits.print_chart import chart_svg

SEPTEMBER = date(2013, 9, 1)
TOWNS = pl.DataFrame(
    {
        "area_code": ["a", "b", "c"],
        "area_name": ["甲镇", "乙镇", "丙镇"],
        "value": [10, 5, None],
        "tile_row": [1, 2, 2],
        "tile_column": [2, 1, 2],
    }
)
TILES = Exhibit(
    "towns",
    "人数",
    TOWNS,
    (Column("area_name", "镇街"), Column("value", "数值", "人")),
    Chart("tiles", "area_name", "value"),
)
DAYS = Exhibit(
    "days",
    "里程碑",
    pl.DataFrame({"name": ["开始", "很长的名字" * 12], "day": [date(2013, 1, 5), SEPTEMBER]}),
    (Column("name", "名称"), Column("day", "日期", "日期")),
    Chart("timeline", "name", "day"),
)


def test_a_towns_tile_stands_at_its_place_and_says_its_value():
    tiles = draw(TILES).data[0]
    assert list(tiles.x) == [2, 1, 2]
    assert list(tiles.base) == [-1, -2, -2]
    assert [text.split("<br>")[1] for text in tiles.text] == ["10人", "5人", "—"]


def test_more_is_darker_and_unknown_is_no_shade_of_it():
    tiles = draw(TILES).data[0]
    darkest, middle, unknown = tiles.marker.color
    assert darkest == "rgb(11, 79, 127)"
    assert middle not in (darkest, unknown)
    assert unknown == "#9a9a9a"
    # Words on a dark tile are white.
    assert list(tiles.textfont.color) == ["#ffffff", INK, INK]


@pytest.mark.parametrize("values", [[0, 0, 0], [None, None, None], [-5, 0, 5], [7, 7, 7]])
def test_any_values_can_be_tiled(values):
    frame = TOWNS.with_columns(pl.Series("value", values, pl.Int64))
    exhibit = Exhibit("t", "数", frame, TILES.columns, TILES.chart)
    assert len(draw(exhibit).data[0].marker.color) == 3


def test_a_day_of_a_timeline_stands_below_its_words():
    figure = draw(DAYS)
    assert list(figure.data[0].x) == [date(2013, 1, 5), date(2013, 9, 1)]
    assert [note.text for note in figure.layout.annotations] == [
        "开始",
        "<br>".join([("很长的名字" * 12)[:24], ("很长的名字" * 12)[24:48]]),
    ]
    assert figure.layout.annotations[0].y > figure.data[0].y[0]


def test_a_timeline_is_told_by_its_first_and_last_day():
    assert "最早开始 2013-01-05" in chart_words(DAYS)
    assert "开始" in chart_svg(DAYS)


@pytest.mark.parametrize(
    ("point", "opened"),
    [
        ({"y": 0.94, "text": "<b>乙镇</b><br>5人"}, "b"),
        ({"y": "丙镇", "text": "—"}, "c"),
        ({"y": "无此镇"}, None),
        (None, None),
    ],
)
def test_a_chosen_tile_or_bar_opens_that_town(monkeypatch, point, opened):
    went = []
    monkeypatch.setattr(open_town.st, "query_params", {"lang": "en", "work": "4"})
    monkeypatch.setattr(
        open_town.st, "switch_page", lambda page, query_params: went.append((page, query_params))
    )
    points = [] if point is None else [point]
    chosen = SimpleNamespace(selection=SimpleNamespace(points=points))
    open_town.open_chosen_town(chosen, TOWNS)
    expected = [("views/town_card.py", {"lang": "en", "town": opened})] if opened else []
    assert went == expected


@pytest.mark.parametrize(
    ("unit", "kind"), [("元", pl.Decimal(18, 2)), ("人", pl.Int64), ("比率", pl.Float64)]
)
def test_a_workbook_counts_in_the_units_own_kind(unit, kind):
    frame = pl.DataFrame({"value": ["1.000000", None]}).cast(pl.Decimal(38, 6))
    assert as_measured(frame, unit, "value").schema["value"] == kind
