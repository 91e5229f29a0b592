"""The seeds of the indicators, their models and the contracts speak of the same things."""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.contracts import load_contracts
from pipelines.district import district_rows
from pipelines.measures.gather_measures import ids_of_models, read_folder
from pipelines.measures.places import measure_folders

PROJECT = Path(__file__).resolve().parents[2]


def rows(seed: str) -> list[dict[str, str]]:
    return list(district_rows(seed))


def test_feeds_have_the_titles_of_their_contracts():
    titles = {feed: contract.title for feed, contract in load_contracts().items()}
    assert {row["feed"]: row["name_zh"] for row in rows("feeds")} == titles


def test_every_indicator_is_counted_and_every_count_is_an_indicator():
    listed = {row["indicator_id"] for row in rows("indicators")}
    declared = {name for folder in measure_folders() for name in read_folder(folder)}
    standards = {f"std_{row['standard']}" for row in rows("policy_standards")}
    assert not declared & ids_of_models()
    assert declared | ids_of_models() - standards <= listed
    assert listed <= declared | ids_of_models()


def test_the_models_say_which_indicators_they_count():
    models = sorted((PROJECT / "models" / "indicators").rglob("ind_*.sql"))
    text = "\n".join(model.read_text(encoding="utf-8") for model in models)
    counted = set(re.findall(r"'((?:kw\d\d|soc|std)_[a-z0-9_]+)'", text))
    standards = {f"std_{row['standard']}" for row in rows("policy_standards")}
    assert counted == ids_of_models() - standards


def test_each_work_has_one_headline_and_a_target_for_it():
    headlines = [row for row in rows("indicators") if row["is_headline"] == "true"]
    assert sorted(int(row["key_work"]) for row in headlines) == list(range(1, 11))
    with_target = {row["indicator_id"] for row in rows("indicator_targets")}
    assert {row["indicator_id"] for row in headlines} == with_target


def test_unknown_months_are_those_of_indicators_that_need_a_feed():
    needing = {row["indicator_id"] for row in rows("indicator_feeds")}
    unknown = {r["indicator_id"] for r in rows("indicators") if r["missing_month"] == "unknown"}
    assert needing == unknown


def test_nothing_but_the_comparison_reads_the_published_figures():
    readers = {
        model.stem
        for model in (PROJECT / "models").rglob("*.sql")
        if "published_figures" in model.read_text(encoding="utf-8")
    }
    assert readers == {"rpt_published_figures"}


def test_what_counts_people_or_their_money_is_guarded_below_the_district():
    for row in rows("indicators"):
        guard, unit, counted = row["small_numbers"], row["unit"], row["counted_unit"]
        assert guard in {"people", "money", ""}, row["indicator_id"]
        if {"人", "人次", "小时"} & {unit, counted}:
            assert guard == "people", row["indicator_id"]
        # A standard is a rule, nobody's money.
        is_standard = row["indicator_id"].startswith("std_")
        if row["area_level"] == "town" and not is_standard and "元" in f"{unit} {counted}":
            assert guard == "money", row["indicator_id"]
