"""The project's own models and a failing project, through dbt itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.build.load_raw import load_raw
from pipelines.build.make_build import make_build
from pipelines.build.run_dbt import run_dbt
from pipelines.build.seal import create_database
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import PROJECT_FOLDER, Settings


def test_an_empty_raw_store_builds_and_publishes(settings: Settings) -> None:
    manifest = make_build(settings)
    assert {"fct_payments", "dim_areas", "rpt_indicator_values"} <= manifest.tables.keys()
    assert manifest.tables["fct_payments"] == 0
    assert manifest.tables["rpt_published_figures"] == 34
    assert manifest.deliveries == 0


def test_the_unit_tests_of_the_models_pass(settings: Settings) -> None:
    database = settings.data / "unit" / "minsheng.duckdb"
    database.parent.mkdir(parents=True)
    with create_database(database) as connection:
        load_raw(connection, settings.folder)
    told: list[int] = []
    log = database.with_suffix(".log")
    run_dbt(database, settings, log, lambda _, total: told.append(total), PROJECT_FOLDER, True)
    judged = log.read_text(encoding="utf-8").count("unit_test")
    assert judged > 20
    assert told[-1] > judged


def test_progress_of_the_models_is_told(settings: Settings, project: Path) -> None:
    told: list[tuple[str, int, int]] = []
    make_build(settings, lambda *step: told.append(step), project)
    assert told[-3] == ("build_step_models", 6, 6)
    assert [step for step, *_ in told[-2:]] == ["build_step_quality", "build_step_publish"]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("third.sql", "select 1 / 'x' as generation", ["third", "x"]),
        ("third.sql", "select from from", ["third"]),
        ("first.sql", "select 9 as generation", ["accepted_values_first_generation"]),
        ("third.sql", "select * from {{ ref('nowhere') }}", ["nowhere"]),
    ],
)
def test_a_failed_build_names_what_failed(
    settings: Settings, project: Path, name: str, text: str, words: list[str]
) -> None:
    (project / "models" / name).write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match="build_models_failed") as caught:
        make_build(settings, project=project)
    sentence = say(caught.value.code, **caught.value.values)
    for word in words:
        assert word in sentence
    assert "Traceback" not in sentence
