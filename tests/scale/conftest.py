"""A built district and the models' SQL, for the ways of the benchmark."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.scale.compiled_models import compile_models
from pipelines.settings import Settings


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest) -> Settings:
    """The settings of a district with a build in force: read it, do not change it."""
    ready = os.environ.get("MINSHENG_TEST_DISTRICT")
    if ready:
        return Settings(data=Path(ready))
    return Settings(data=request.getfixturevalue("first_district").data)


@pytest.fixture(scope="session")
def models(built: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the models' SQL and the seeds."""
    place = tmp_path_factory.mktemp("compiled") / "models"
    compile_models(place, built)
    return place
