"""A build on a cluster that loses a worker is the build on DuckDB, row by row."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from pipelines.build.current import current_build
from pipelines.data_folder import DataFolder
from tests.command import COMMAND
from tests.district.made_district import District
from tests.spark.cluster import Cluster, running_cluster, wait_until
from tests.spark.parity import as_lines, compare_builds, same_columns

# Compiling a query takes longer than running it on so few rows.
CONF = {
    "spark.driver.host": "127.0.0.1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.shuffle.partitions": "2",
}
# So many nodes are done when the worker goes: seeds and staging, and facts under way.
NODES_BEFORE_THE_KILL = 100


def build_and_lose_a_worker(district: District, cluster: Cluster) -> None:
    """Build on the cluster; a worker is killed while models are made."""
    environment = {"MINSHENG_SPARK_MASTER": cluster.master, "MINSHENG_SPARK_CONF": json.dumps(CONF)}
    log = district.data.parent / "said.log"
    with pytest.MonkeyPatch.context() as patch, log.open("wb") as out:
        for name, value in environment.items():
            patch.setenv(name, value)
        command = [*COMMAND, "--data", str(district.data), "build", "--engine", "spark"]
        build = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            wait_until(lambda: nodes_done(district) >= NODES_BEFORE_THE_KILL, "models", 1200)
            assert build.poll() is None
            assert all(worker.poll() is None for worker in cluster.workers)
            cluster.workers[0].kill()
            assert build.wait(timeout=3000) == 0, log.read_text(encoding="utf-8")
        finally:
            build.kill()


def nodes_done(district: District) -> int:
    """How many nodes the build's log tells of; it is written in blocks."""
    logs = district.data.glob("logs/build-*.log")
    return sum(path.read_text("utf-8", "replace").count(" OK ") for path in logs)


def test_both_engines_make_the_same_tables_though_a_worker_is_killed(
    small_district: District, other_district: District, spark_python: Path, tmp_path: Path
) -> None:
    with running_cluster(spark_python, tmp_path / "cluster") as cluster:
        build_and_lose_a_worker(other_district, cluster)
        assert cluster.workers[0].poll() is not None
        assert cluster.workers[1].poll() is None
    spark = current_build(DataFolder(other_district.data))
    duckdb = current_build(DataFolder(small_district.data))
    assert (duckdb.manifest.engine, spark.manifest.engine) == ("duckdb", "spark")
    assert same_columns(duckdb.path.parent, spark.path.parent) == ([], [])
    compared = compare_builds(duckdb.path.parent, spark.path.parent)
    print(as_lines(compared))
    assert spark.manifest.tables == duckdb.manifest.tables
    assert len(compared) > 100
    assert sum(table.rows_first for table in compared) > 100_000
    assert [table for table in compared if table.differing] == []
    left = {path.name for path in spark.path.parent.iterdir()}
    assert left == {"minsheng.duckdb", "manifest.json"}
