"""Code names no place: whatever is local to a district stands in its folder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml

from pipelines.district import DESCRIPTION, DISTRICTS_FOLDER, known_districts

ROOT = Path(__file__).parents[2]
CODE = ("pipelines", "dashboards", "macros", "models", "expectations", "seeds")
SUFFIXES = {".py", ".sql", ".yml", ".csv", ".md", ".j2", ".typ", ".js", ".html"}


def words_of(name: str) -> set[str]:
    """The county's code, its city, and every name of its areas; of the district the stem too."""
    folder = DISTRICTS_FOLDER / name
    with (folder / "seeds" / "areas.csv").open(encoding="utf-8") as file:
        areas = list(csv.DictReader(file))
    city = yaml.safe_load((folder / DESCRIPTION).read_text(encoding="utf-8"))["city"]
    names = {area[column] for area in areas for column in ("short_name", "full_name")}
    return names | {name, city, city[:-1], areas[0]["short_name"][:-1]}


@pytest.mark.parametrize("name", known_districts())
def test_no_district_is_named_in_code(name: str) -> None:
    words = words_of(name)
    # The made-up county has 5 towns with 17 villages, the first district 7 with 70.
    assert len(words) > 24
    paths = [path for top in CODE for path in sorted((ROOT / top).rglob("*"))]
    texts = {path: path.read_text(encoding="utf-8") for path in paths if path.suffix in SUFFIXES}
    assert len(texts) > 500
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path, text in texts.items()
        for word in sorted(words)
        if word in text
    ]
    assert found == []
