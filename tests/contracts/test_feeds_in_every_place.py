"""A feed stands everywhere that a feed must: the recipe 'A new feed' of CONTRIBUTING, held."""

from __future__ import annotations

import csv

import pytest
import yaml

from pipelines.contracts import load_contracts
from pipelines.district import DISTRICTS_FOLDER, known_districts
from pipelines.language import messages
from pipelines.settings import PROJECT_FOLDER

FEEDS = sorted(load_contracts())
SOURCES = yaml.safe_load((PROJECT_FOLDER / "models/staging/sources.yml").read_text("utf-8"))


def test_every_feed_has_its_name_in_both_languages() -> None:
    assert [feed for feed in FEEDS if f"feed.{feed}" not in messages()] == []


@pytest.mark.parametrize("district", known_districts())
def test_every_district_names_every_feed(district: str) -> None:
    path = DISTRICTS_FOLDER / district / "seeds" / "feeds.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        assert sorted(row["feed"] for row in csv.DictReader(lines)) == FEEDS


def test_every_feed_has_a_raw_table_a_staging_model_and_its_twin() -> None:
    tables = {table["name"] for source in SOURCES["sources"] for table in source["tables"]}
    staging = PROJECT_FOLDER / "models" / "staging"
    for feed in FEEDS:
        assert feed in tables
        assert len([*staging.glob(f"*/stg_{feed}.sql"), *staging.glob(f"*/stg_{feed}.yml")]) == 2
