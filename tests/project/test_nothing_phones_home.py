"""The program runs on a closed network and tells nobody that it runs."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipelines.build.dbt.run_dbt import build_environment
from pipelines.settings import PROJECT_FOLDER, Settings

PROJECT = yaml.safe_load((PROJECT_FOLDER / "dbt_project.yml").read_text(encoding="utf-8"))
PROFILE = (PROJECT_FOLDER / "profiles.yml").read_text(encoding="utf-8")


def test_dbt_sends_no_statistics(tmp_path: Path) -> None:
    assert PROJECT["flags"]["send_anonymous_usage_stats"] is False
    environment = build_environment(tmp_path / "x.duckdb", tmp_path, Settings())
    assert environment["DO_NOT_TRACK"] == "1"
    assert environment["DBT_SEND_ANONYMOUS_USAGE_STATS"] == "false"


def test_no_package_comes_from_dbts_hub() -> None:
    for name in ("packages.yml", "dependencies.yml", "package-lock.yml"):
        assert not (PROJECT_FOLDER / name).exists()


def test_the_engine_downloads_no_extension() -> None:
    assert 'autoinstall_known_extensions: "false"' in PROFILE
    assert 'autoload_known_extensions: "false"' in PROFILE
    door = (PROJECT_FOLDER / "pipelines/query/door_process.py").read_text(encoding="utf-8")
    assert '"autoinstall_known_extensions": "false"' in door


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-spark.lock"])
def test_a_lock_names_no_host_and_every_hash(name: str) -> None:
    lock = (PROJECT_FOLDER / name).read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = [line for line in lock.splitlines() if "==" in line and not line.startswith("#")]
    assert pinned
    assert all(line.rstrip().endswith("\\") for line in pinned)
