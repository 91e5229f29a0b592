"""One small district for both engines, and what a build on Spark needs of the machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.build.spark.environment import check_spark, find_python
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.district.made_district import SMALL, District


@pytest.fixture(scope="session")
def spark_python() -> Path:
    """The Python of the extra `spark`; without it or without Java the test is skipped."""
    try:
        check_spark(Settings())
    except Problem as problem:
        pytest.skip(say(problem.code, **problem.values))
    return find_python(Settings())


@pytest.fixture(scope="session")
def small_district(district: Callable[[int], District]) -> District:
    """The small sample, taken in and built on DuckDB: read it, do not change it."""
    return district(SMALL)


@pytest.fixture
def other_district(small_district: District, tmp_path: Path) -> District:
    """The same deliveries, and no build."""
    other = tmp_path / "other" / "data"
    kept = shutil.ignore_patterns("builds", "inbox", "logs", "*-published.parquet")
    shutil.copytree(small_district.data, other, ignore=kept)
    return District(other)
