"""The district that is served: its folder, its examples, and one that does not exist."""

from __future__ import annotations

import csv

import pytest

from pipelines.contracts.load_contracts import general_contracts
from pipelines.contracts.local_forms import LOCAL_FORMS, localised
from pipelines.district import (
    DISTRICTS_FOLDER,
    default_district,
    district_folder,
    district_rows,
    example_places,
    known_districts,
)
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import Settings


def test_an_unknown_district_is_told_with_those_that_are_known(monkeypatch) -> None:
    monkeypatch.setenv("MINSHENG_DISTRICT", "../elsewhere")
    with pytest.raises(Problem) as told:
        district_folder()
    assert told.value.code == "no_district"
    words = say("no_district", "en", **told.value.values)
    assert all(name in words for name in known_districts())


def test_each_district_has_data_of_its_own(monkeypatch) -> None:
    monkeypatch.delenv("MINSHENG_DATA", raising=False)
    places = {}
    for name in known_districts():
        monkeypatch.setenv("MINSHENG_DISTRICT", name)
        places[name] = Settings().data.name
    own = {name: f"data-{name}" for name in known_districts()}
    assert places == own | {default_district(): "data"}


@pytest.mark.parametrize("name", known_districts())
def test_the_form_of_milestones_knows_each_key_work_and_no_other(name) -> None:
    folder = DISTRICTS_FOLDER / name
    with (folder / "seeds" / "key_works.csv").open(encoding="utf-8-sig", newline="") as file:
        numbers = [int(work["key_work"]) for work in csv.DictReader(file)]
    forms = {form.feed: form for form in localised(general_contracts(), folder / LOCAL_FORMS)}
    assert forms["milestones"].column("key_work").maximum == max(numbers)


def test_examples_name_a_town_and_a_village_of_it() -> None:
    codes = {area["short_name"]: area for area in district_rows("areas")}
    town, village = example_places()
    assert codes[village]["parent_code"] == codes[town]["area_code"]
