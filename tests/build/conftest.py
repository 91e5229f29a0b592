"""Builds that take no time: a project of three models, and a stand-in for dbt."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from pipelines.build import make_build as module
from pipelines.settings import PROJECT_FOLDER, Settings

MODELS = {
    "staging/stg_donations.sql": "select delivery_id from {{ source('raw', 'donations') }}",
    "staging/sources.yml": "{version: 2, sources: [{name: raw, tables: [{name: donations}]}]}",
    "first.sql": "select {{ env_var('GENERATION', '0') }} as generation",
    "second.sql": "select generation, (select count(*) from {{ ref('stg_donations') }}) as donated "
    "from {{ ref('first') }}",
    "third.sql": "select generation from {{ ref('second') }}",
    "models.yml": "{version: 2, models: [{name: first, columns: [{name: generation, "
    "data_tests: [not_null, {accepted_values: {arguments: {values: [0, 1, 2], "
    "quote: false}}}]}]}]}",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A dbt project of one view and three tables, all of one generation."""
    folder = tmp_path / "project"
    (folder / "macros").mkdir(parents=True)
    for name in ("dbt_project.yml", "profiles.yml", "macros/generate_schema_name.sql"):
        shutil.copy(PROJECT_FOLDER / name, folder / name)
    for name, text in MODELS.items():
        path = folder / "models" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def make_tables(database: Path, *_: object, **__: object) -> None:
    """What dbt would have done, in a moment."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("create table main.things as select range as thing from range(7)")
        connection.execute("create schema staging; create view staging.stg as select 1 as one")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds without dbt."""
    monkeypatch.setattr(module, "run_dbt", make_tables)
