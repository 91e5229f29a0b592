"""Which tables are made for the touched people alone: those that say so, all the way down."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pipelines.build.reuse.parts.part_plan import plan_part
from pipelines.build.reuse.parts.sums import Sums

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
            meta={"by_person": BY_PERSON[key]} if key in BY_PERSON else {},
            statement="select 1",
            asks="",
            key=[],
        )
        for key, reads in READS.items()
    }
    return SimpleNamespace(nodes=nodes, sources={"raw_payments": "payments"})


def test_what_stands_on_people_alone_is_made_for_them(manifest: Any) -> None:
    plan = plan_part(manifest, MODELS, {"seed"}, set(READS), {"payments"})
    assert plan.tables == {"fct": ("fct", "person_key")}
    assert plan.run == {"fct", "int", "stg"}
    assert plan.given == {"seed": ""}
    assert plan.sources == {"payments"}


def test_a_table_that_stays_is_given_with_the_peoples_rows(manifest: Any) -> None:
    manifest.nodes["other"].depends_on_nodes = ["fct"]
    plan = plan_part(manifest, {"other"}, {"fct", "seed"}, set(READS), {"payments"})
    assert plan.tables == {"other": ("other", "person_key")}
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


def test_a_sum_over_people_is_made_of_tables_that_are_made_for_them(manifest: Any) -> None:
    manifest.nodes["rpt"].meta = {"sums_people": {"rows": ["people_count"]}}
    plan = plan_part(manifest, MODELS, {"seed"}, set(READS), {"payments"})
    assert plan.sums == {"rpt": ("main.rpt", Sums(["people_count"]))}
    assert plan.sums_read == {"fct": "person_key"}
    assert plan.run == {"rpt", "fct", "int", "stg"}
    manifest.nodes["rpt"].depends_on_nodes = ["fct", "whole"]
    assert not plan_part(manifest, MODELS, {"seed"}, set(READS), {"payments"}).sums


def test_a_check_of_people_is_made_for_them(manifest: Any) -> None:
    manifest.nodes["chk_d1_paid"] = manifest.nodes.pop("rpt")
    names = {"alias": "chk_d1_paid", "schema": "staging"}
    vars(manifest.nodes["chk_d1_paid"]).update(names, meta={"by_person": "subject_key"})
    run = MODELS - {"rpt"} | {"chk_d1_paid"}
    told = set(READS) - {"rpt"} | {"chk_d1_paid"}
    assert not plan_part(manifest, run, {"seed"}, told, {"payments"}).checks
    manifest.nodes["whole"].meta = {"keeps_checks": "check_code"}
    plan = plan_part(manifest, run, {"seed"}, told, {"payments"})
    assert plan.checks == {"chk_d1_paid": "subject_key"}
    assert "chk_d1_paid" in plan.run


@pytest.mark.parametrize(
    ("asks", "key", "reads", "is_asked_of_them"),
    [
        ("not_null", ["town_code"], ["fct"], True),
        ("unique_together", ["month", "person_key"], ["fct"], True),
        # Another person's row may repeat it.
        ("unique", ["payment_id"], ["fct"], False),
        ("not_null", ["town_code"], ["rpt"], False),
        ("relationships", ["person_key"], ["fct"], False),
        ("", [], ["fct"], False),
    ],
)
def test_which_tests_are_asked_of_the_peoples_rows_alone(
    manifest: Any, asks: str, key: list[str], reads: list[str], is_asked_of_them: bool
) -> None:
    manifest.nodes["test"] = SimpleNamespace(
        resource_type="test",
        schema="tests",
        alias="test",
        depends_on_nodes=reads,
        meta={},
        statement="select 1",
        asks=asks,
        key=key,
    )
    plan = plan_part(manifest, MODELS | {"test"}, {"seed"}, {*READS, "test"}, {"payments"})
    assert plan.tests == ({"test"} if is_asked_of_them else set())
