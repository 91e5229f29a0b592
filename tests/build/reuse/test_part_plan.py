"""Which tables are made for the touched people alone: those that say so, all the way down."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pipelines.build.reuse.part_plan import plan_part

# payments → stg → int → fct, which reads a seed too; rpt reads fct, and other reads whole.
READS = {
    "seed": [],
    "stg": ["raw_payments"],
    "int": ["stg"],
    "fct": ["int", "seed"],
    "rpt": ["fct"],
    "whole": ["stg"],
    "other": ["int", "whole"],
}
TABLES = {"seed", "fct", "rpt", "whole", "other"}
BY_PERSON = {"stg": True, "int": True, "fct": "person_key", "other": "person_key"}
MODELS = READS.keys() - {"seed"}


@pytest.fixture
def manifest() -> Any:
    nodes = {
        key: SimpleNamespace(
            resource_type="seed" if key == "seed" else "model",
            schema="main" if key in TABLES else "staging",
            alias=key,
            depends_on_nodes=reads,
            config=SimpleNamespace(meta={"by_person": BY_PERSON[key]} if key in BY_PERSON else {}),
        )
        for key, reads in READS.items()
    }
    sources = {"raw_payments": SimpleNamespace(identifier="payments")}
    return SimpleNamespace(nodes=nodes, sources=sources)


def test_what_stands_on_people_alone_is_made_for_them(manifest: Any) -> None:
    plan = plan_part(manifest, MODELS, {"seed"}, set(READS), {"payments"})
    assert plan.tables == {"fct": "person_key"}
    assert plan.run == {"fct", "int", "stg"}
    assert plan.given == {"seed": ""}
    assert plan.sources == {"payments"}


def test_a_table_that_stays_is_given_with_the_peoples_rows(manifest: Any) -> None:
    manifest.nodes["other"].depends_on_nodes = ["fct"]
    plan = plan_part(manifest, {"other"}, {"fct", "seed"}, set(READS), {"payments"})
    assert plan.tables == {"other": "person_key"}
    assert plan.given == {"fct": "person_key"}


@pytest.mark.parametrize(
    ("same", "texts_same", "by_person"),
    [
        # The seed differs; a model differs; the raw table's changes are not told by people.
        (set(), set(READS), {"payments"}),
        ({"seed"}, set(READS) - {"int"}, {"payments"}),
        ({"seed"}, set(READS), set()),
    ],
)
def test_where_more_than_people_differs_all_rows_are_made(
    manifest: Any, same: set[str], texts_same: set[str], by_person: set[str]
) -> None:
    plan = plan_part(manifest, MODELS, same, texts_same, by_person)
    assert plan.tables == {}


def test_a_table_whose_parent_is_whole_and_the_same_is_made_in_part(manifest: Any) -> None:
    plan = plan_part(manifest, MODELS - {"whole"}, {"seed", "whole"}, set(READS), {"payments"})
    assert set(plan.tables) == {"fct", "other"}
    assert plan.given == {"seed": "", "whole": ""}
