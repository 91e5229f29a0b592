"""The project's own models and a failing project, through dbt itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.build import make_build as module
from pipelines.build.dbt.run_dbt import run_dbt
from pipelines.build.make_build import make_build
from pipelines.build.reuse.reuse import Reuse
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import Settings


def test_an_empty_raw_store_builds_and_publishes_and_unit_tests_of_models_pass(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*given: Any, reuse: Reuse) -> None:
        run_dbt(*given, with_unit_tests=True)

    monkeypatch.setattr(module, "run_dbt", run)
    manifest = make_build(settings)
    assert {"fct_payments", "dim_areas", "rpt_indicator_values"} <= manifest.tables.keys()
    assert manifest.tables["fct_payments"] == 0
    assert manifest.tables["rpt_published_figures"] == 34
    assert manifest.deliveries == 0
    log = settings.folder.logs / f"build-{manifest.id}.log"
    assert log.read_text(encoding="utf-8").count("unit_test") > 20


def test_progress_of_the_models_is_told(settings: Settings, project: Path) -> None:
    told: list[tuple[str, int, int]] = []
    make_build(settings, lambda *step: told.append(step), project)
    assert told[-3] == ("build_step_models", 6, 6)
    assert [step for step, *_ in told[-2:]] == ["build_step_quality", "build_step_publish"]


# Models that go wrong at once, and what is told of each.
_AT_RUN = {
    "divided.sql": ("select 1 / 'x' as generation", ["divided", "x"]),
    "misspelt.sql": ("select from from", ["misspelt"]),
    "first.sql": ("select 9 as generation", ["accepted_values_first_generation"]),
}
_AT_PARSE = {"third.sql": ("select * from {{ ref('nowhere') }}", ["third", "nowhere"])}


@pytest.mark.parametrize("wrong", [_AT_RUN, _AT_PARSE], ids=["run", "parse"])
def test_a_failed_build_names_all_that_failed(
    settings: Settings, project: Path, wrong: dict[str, tuple[str, list[str]]]
) -> None:
    for name, (text, _) in wrong.items():
        (project / "models" / name).write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match="build_models_failed") as caught:
        make_build(settings, project=project)
    sentence = say(caught.value.code, **caught.value.values)
    for word in (word for _, words in wrong.values() for word in words):
        assert word in sentence
    assert "Traceback" not in sentence
