"""What is missing for Spark is told in a sentence, before anything begins."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipelines.build.make_build import make_build
from pipelines.build.spark.environment import check_spark
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.spark.stand_in import stand_in


def settings_with(tmp_path: Path, python: Path) -> Settings:
    return Settings(data=tmp_path / "data", spark_python=python)


@pytest.mark.parametrize("python", ["/nowhere/python", sys.executable])
def test_a_python_without_the_extra_builds_nothing(tmp_path: Path, python: str) -> None:
    settings = settings_with(tmp_path, Path(python))
    with pytest.raises(Problem, match="spark_missing"):
        make_build(settings, engine="spark")
    assert not settings.folder.builds.exists()


@pytest.mark.parametrize(
    ("java", "code"),
    [
        ("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2", "java_old"),
        ("echo 'java version \"1.8.0_451\"' >&2", "java_old"),
        ("exit 1", "java_missing"),
        ("", "java_missing"),
        ("echo 'openjdk version \"17.0.15\" 2025-04-15' >&2", None),
        ("echo 'openjdk version \"21\" 2023-09-19' >&2", None),
    ],
)
def test_java_is_looked_for_where_spark_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, java: str, code: str | None
) -> None:
    settings = settings_with(tmp_path, stand_in(tmp_path / "python", "exit 0"))
    if java:
        stand_in(tmp_path / "jdk" / "bin" / "java", java)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
    if code is None:
        check_spark(settings)
        return
    with pytest.raises(Problem, match=code):
        check_spark(settings)
