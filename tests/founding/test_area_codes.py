"""What the digits of a national code and the name of an office say of an area."""

from __future__ import annotations

import csv

import pytest

from pipelines.district import DISTRICTS_FOLDER, default_district
from pipelines.founding.area_codes import level_of, parent_of, short_name, whole_code


def test_level_and_parent_follow_from_the_digits_of_a_code() -> None:
    codes = ["529900", "529902", "529902100", "529902100200"]
    whole = [whole_code(code) for code in codes]
    assert [level_of(code) for code in whole] == ["above", "district", "town", "village"]
    assert parent_of("529902100200") == "529902100000"
    assert parent_of("529902100000") == "529902000000"
    assert [whole_code(text) for text in ("5299021", "52990210010", "五二九九〇二", "")] == [
        None
    ] * 4


@pytest.mark.parametrize(
    ("official", "short"),
    [
        ("溪东街道办事处", "溪东街道"),
        ("枫树镇人民政府", "枫树镇"),
        ("东门社区居民委员会", "东门社区"),
        ("东门居民委员会", "东门社区"),
        ("柳营村民委员会", "柳营村"),
        ("老寨村村民委员会", "老寨村"),
        ("河头村居民委员会", "河头村"),
        ("枫树镇", "枫树镇"),
        ("居民委员会", "居民委员会"),
    ],
)
def test_a_committees_name_gives_the_name_that_lists_use(official: str, short: str) -> None:
    assert short_name(official) == short


def test_the_rules_hold_for_the_areas_of_a_real_district() -> None:
    path = DISTRICTS_FOLDER / default_district() / "seeds" / "areas.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        told = (row["area_level"], row["short_name"])
        assert (level_of(row["area_code"]), short_name(row["full_name"])) == told
    below = [row for row in rows if row["parent_code"]]
    assert [parent_of(row["area_code"]) for row in below] == [row["parent_code"] for row in below]
