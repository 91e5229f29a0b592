"""A build on Spark that fails says why, publishes nothing and leaves CURRENT where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.build.make_build import make_build
from pipelines.build.spark.plan import NO_SESSION, NO_WORKERS
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.spark.stand_in import stand_in

# What stands in the place of the process on Spark, and what is said of it.
ENDS = {
    f"exit {NO_SESSION}": ("spark_unreachable", "spark://nowhere:7077"),
    f"exit {NO_WORKERS}": ("spark_without_workers", "spark://nowhere:7077"),
    "kill -9 $$": ("build_models_failed", "Spark: -9"),
}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    java = "echo 'openjdk version \"17.0.15\"' >&2"
    stand_in(tmp_path / "jdk" / "bin" / "java", java)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
    python = tmp_path / "python"
    return Settings(
        data=tmp_path / "data", spark_python=python, spark_master="spark://nowhere:7077"
    )


@pytest.mark.parametrize("end", ENDS)
def test_a_failed_run_is_a_sentence_and_current_stays(settings: Settings, end: str) -> None:
    code, words = ENDS[end]
    # Asked whether it has the libraries, it says yes.
    stand_in(settings.spark_python, f'[ "$1" = -c ] && exit 0\n{end}')
    settings.folder.builds.mkdir(parents=True)
    settings.folder.current.write_text("20130101T000000-000000\n", encoding="utf-8")
    with pytest.raises(Problem, match=code) as caught:
        make_build(settings, engine="spark")
    assert words in say(caught.value.code, **caught.value.values)
    assert settings.folder.current.read_text(encoding="utf-8") == "20130101T000000-000000\n"
    left = [path.name for path in settings.folder.builds.iterdir() if path.is_dir()]
    assert len(left) == 1
    assert left[0].startswith("failed-")
