"""Which nodes run: what changed, and what is not published but read by what runs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pipelines.build.reuse.run_plan import ancestors, plan_run

# stg → fct → rpt, with a test on each table; a seed that rpt reads too.
READS = {
    "stg": [],
    "seed": [],
    "fct": ["stg"],
    "rpt": ["fct", "seed"],
    "test_fct": ["fct"],
    "test_rpt": ["rpt", "stg"],
}
KINDS = {"seed": "seed", "test_fct": "test", "test_rpt": "test"}
TABLES = {"seed", "fct", "rpt"}


@pytest.fixture
def manifest() -> Any:
    nodes = {
        key: SimpleNamespace(
            resource_type=KINDS.get(key, "model"),
            schema="main" if key in TABLES else "staging",
            alias=key,
            depends_on_nodes=reads,
        )
        for key, reads in READS.items()
    }
    return SimpleNamespace(nodes=nodes)


@pytest.mark.parametrize(
    ("changed", "there", "run"),
    [
        (set(), TABLES, set()),
        ({"seed", "rpt", "test_rpt"}, TABLES, {"seed", "rpt", "test_rpt", "stg"}),
        ({"rpt"}, TABLES, {"rpt"}),
        ({"fct"}, TABLES, {"fct", "stg"}),
        (set(), {"seed", "rpt"}, {"fct", "stg"}),
        ({"test_fct"}, TABLES, {"test_fct"}),
    ],
)
def test_what_runs(manifest: Any, changed: set[str], there: set[str], run: set[str]) -> None:
    before = dict.fromkeys(READS, "1")
    plan = plan_run(manifest, before | dict.fromkeys(changed, "2"), before, there)
    assert plan.run == run
    assert plan.kept == TABLES - run


def test_without_a_build_before_all_runs(manifest: Any) -> None:
    plan = plan_run(manifest, dict.fromkeys(READS, "1"), {}, set())
    assert (plan.run, plan.kept) == (READS.keys(), set())


def test_what_a_node_is_made_of(manifest: Any) -> None:
    assert ancestors(manifest, ["fct"]) == {"fct", "stg"}
