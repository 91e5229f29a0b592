"""The deliveries behind a figure, the stages of villages, the places of tiles."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.frames.works.needed_deliveries import read_needed_deliveries, read_town_coverage
from pipelines.frames.works.tiles import read_town_tiles
from pipelines.frames.works.villages import read_stage_counts, read_village_stages

NOVEMBER, DECEMBER = date(2013, 11, 1), date(2013, 12, 1)


@pytest.mark.parametrize(
    ("indicator", "area", "month", "needed"),
    [
        # The milestone that the target asks for is the district's; the missing stand first.
        ("people", "a", DECEMBER, ["a 2013-12", "a 2013-11", "a 2013-06", "d 2012-03"]),
        ("people", "b", DECEMBER, ["b 2013-12", "d 2012-03"]),
        # A month is compared with the month that is its base.
        ("doubled", "a", NOVEMBER, ["a 2013-11", "a 2013-06"]),
        # November stands on December's register, and not on the one of the year before.
        ("covered", "a", NOVEMBER, ["a 2013-12"]),
        # A yearly list speaks of its year, and towns need what only the district delivers.
        ("money", "a", date(2013, 2, 1), ["d 2013-09"]),
        ("villages", "d", DECEMBER, ["a 2013-12", "a 2012-12"]),
        ("most", "a", DECEMBER, []),
    ],
)
def test_a_figure_needs_the_deliveries_of_its_months(build, indicator, area, month, needed):
    found = read_needed_deliveries(build, indicator, area, month)
    told = [f"{row['town_code']} {row['month']:%Y-%m}" for row in found.iter_rows(named=True)]
    assert told == needed


def test_coverage_of_a_town_is_of_the_year_so_far(build):
    assert read_town_coverage(build, "a", NOVEMBER)["month"].to_list() == [
        date(2013, 6, 1),
        NOVEMBER,
    ]


def test_how_many_rows_a_list_has_is_not_told(build):
    assert "row_count" not in read_needed_deliveries(build, "people", "a", DECEMBER).columns
    assert "row_count" not in read_town_coverage(build, "a", DECEMBER).columns


def test_a_village_is_at_the_furthest_step_it_completed_by_then(build):
    assert read_village_stages(build, DECEMBER, "a").rows() == [
        ("甲镇", "甲一村", "验收", 2, date(2013, 8, 1)),
        ("甲镇", "甲二村", None, 0, None),
    ]
    assert read_village_stages(build, date(2013, 7, 1), "a")["stage"].to_list() == ["方案", None]


def test_a_dissolved_village_is_counted_until_it_ends(build):
    assert read_village_stages(build, date(2013, 6, 1), "a").height == 3
    assert read_stage_counts(build, DECEMBER).rows() == [("方案", 2), ("验收", 1)]
    assert read_stage_counts(build, DECEMBER, "b").rows() == [("方案", 1)]


def test_towns_without_a_place_fill_the_places_left(build):
    tiles = read_town_tiles(build)
    assert tiles.select("area_code", "tile_row", "tile_column").rows() == [("a", 2, 1), ("b", 1, 1)]
    build.connection.execute("delete from area_tiles")
    tiles = read_town_tiles(build)
    assert tiles.select("area_code", "tile_row", "tile_column").rows() == [("a", 1, 1), ("b", 1, 2)]
