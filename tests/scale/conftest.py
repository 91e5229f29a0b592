"""A built district and the models' SQL, for the ways of the benchmark."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scale.compiled_models import compile_models
from pipelines.settings import Settings
from tests.district.made_district import District


@pytest.fixture(scope="session")
def built(first_district: District) -> Settings:
    """The settings of a district with a build in force: read it, do not change it."""
    return Settings(data=first_district.data)


@pytest.fixture(scope="session")
def models(built: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the models' SQL and the seeds."""
    place = tmp_path_factory.mktemp("compiled") / "models"
    compile_models(place, built)
    return place
