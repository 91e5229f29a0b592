"""Code names no place: whatever is local to a district stands in its folder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipelines.district import DISTRICTS_FOLDER, known_districts

ROOT = Path(__file__).parents[2]
CODE = ("pipelines", "dashboards", "macros", "models", "expectations", "seeds")
SUFFIXES = {".py", ".sql", ".yml", ".csv", ".md", ".j2", ".typ"}
# Code, district, its stem and at least one town.
MOST_ALIKE = 3
# The made-up story of the first district's year is that district's own.
STORY = ROOT / "pipelines" / "sample"


def words_of(name: str) -> set[str]:
    """The county's code, and the names of the district, its city and its towns."""
    with (DISTRICTS_FOLDER / name / "seeds" / "areas.csv").open(encoding="utf-8") as file:
        areas = [row for row in csv.DictReader(file) if row["area_level"] != "village"]
    return {name, *(area["short_name"] for area in areas), areas[0]["short_name"][:-1]}


@pytest.mark.parametrize("name", known_districts())
def test_no_district_is_named_in_code(name: str) -> None:
    words = words_of(name)
    assert len(words) > MOST_ALIKE
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for top in CODE
        for path in sorted((ROOT / top).rglob("*"))
        if path.suffix in SUFFIXES and not path.is_relative_to(STORY)
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []
