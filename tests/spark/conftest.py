"""One small district for both engines, and what a build on Spark needs of the machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.build.current import current_build
from pipelines.build.spark.environment import check_spark, find_python
from pipelines.data_folder import DataFolder
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
    """The same deliveries, where the build before the last is in force."""
    other = District(tmp_path / "other" / "data")
    last = current_build(DataFolder(small_district.data)).manifest.id
    left_out = shutil.ignore_patterns("inbox", "logs", f"{last}-published.parquet")
    shutil.copytree(small_district.data, other.data, ignore=left_out)
    other.run("rollback")
    return other
