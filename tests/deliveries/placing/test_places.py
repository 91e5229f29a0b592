"""A place is known by any of its names; one that nobody knows goes to 其他/待核."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.placing.deliverer import find_deliverer

BOOK = load_area_book()


@pytest.mark.parametrize(
    "name", ["西南", "西南街道", "西南街道办事处", "佛山市三水区西南街道", "西 南"]
)
def test_a_town_is_known_by_its_names(name):
    assert BOOK.town_code(name) == "440607001000"


@pytest.mark.parametrize("name", ["三水区", "区本级", "佛山市三水区"])
def test_the_district_is_a_deliverer(name):
    assert BOOK.town_code(name) == "440607000000"
    assert not BOOK.is_town(BOOK.town_code(name))


@pytest.mark.parametrize(
    ("name", "town", "code"),
    [
        ("云秀", "440607001000", "440607001001"),
        ("云秀社区居民委员会", "440607001000", "440607001001"),
        ("西南街道云秀社区", "440607001000", "440607001001"),
        ("三水区西南街道云秀社区", "440607001000", "440607001001"),
        ("华㘵", "440607103000", "440607103204"),
        ("华布村委会", "440607103000", "440607103204"),
        ("范湖村", "440607103000", "440607103228"),
        ("云秀社区", "440607103000", "440607001001"),
        ("无此村", "440607103000", None),
    ],
)
def test_a_village_is_known_by_its_names(name, town, code):
    assert BOOK.village_code(name, town) == code


def test_unknown_places_have_codes_of_their_own():
    assert BOOK.unknown_town == "440607999000"
    assert BOOK.unknown_village("440607103000") == "440607103999"


@pytest.mark.parametrize("folder", ["2013", "2013年", "12月", "2013年12月", "201312", "四季度"])
def test_a_folder_of_a_time_is_nobody_who_delivers(folder):
    none = pl.Series("town", [], dtype=pl.String)
    found = find_deliverer("cremations", (folder, "殡仪馆"), none, None, BOOK)
    assert (found.code, found.section) == (BOOK.district, "殡仪馆")
