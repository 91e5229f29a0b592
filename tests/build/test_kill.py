"""A build killed at any moment leaves CURRENT on a whole build, the old or the new one."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.build.current import current_build, open_current
from pipelines.build.make_build import make_build
from pipelines.file_hash import file_hash
from pipelines.settings import Settings

KILLS = int(os.environ.get("MINSHENG_TEST_KILLS", "3"))
HERE = str(Path(__file__).parent)
POINTS = (
    "build.copied",
    "build.raw",
    "build.models",
    "build.judged",
    "seal.dropped",
    "seal.closed",
    "publish.manifest",
    "publish.renamed",
    "publish.current",
    "publish.pruned",
)
QUICK = """
import sys
sys.path.insert(0, {here!r})
from conftest import make_tables
from pipelines.build import make_build
make_build.run_dbt = make_tables
make_build.make_build(make_build.Settings())
"""
WHOLE = """
from pathlib import Path
from pipelines.build.make_build import make_build
from pipelines.settings import Settings
make_build(Settings(), project=Path({project!r}))
"""


def begin(code: str, data: Path, **variables: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"MINSHENG_DATA": str(data)} | variables
    return subprocess.Popen([sys.executable, "-c", code], env=environment, start_new_session=True)


def check_whole(settings: Settings) -> set[tuple[int, ...]]:
    """The current build is what its manifest says; the rows of its tables."""
    build = current_build(settings.folder)
    assert file_hash(build.path) == build.manifest.file_sha256
    assert not build.path.with_name("minsheng.duckdb.wal").exists()
    rows = set()
    with open_current(settings.folder) as connection:
        for table, count in build.manifest.tables.items():
            found = connection.execute(f"from {table}").fetchall()
            assert len(found) == count
            rows |= {row[:1] for row in found}
    return rows


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("point", POINTS)
def test_killed_at_each_step_current_stays_whole(settings: Settings, point: str) -> None:
    old = make_build(settings)
    child = begin(QUICK.format(here=HERE), settings.data, MINSHENG_FAULT=f"{point}:kill")
    assert child.wait(60) == -signal.SIGKILL
    check_whole(settings)
    switched = point in {"publish.current", "publish.pruned"}
    assert (current_build(settings.folder).manifest.id != old.id) == switched
    # The next build works and clears away what the killed one left.
    make_build(settings)
    check_whole(settings)
    assert list(settings.folder.builds.glob(".*")) == []


def test_killed_at_random_moments_current_holds_one_generation(
    settings: Settings, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GENERATION", "1")
    begun = time.monotonic()
    make_build(settings, project=project)
    seconds = time.monotonic() - begun
    assert check_whole(settings) == {(1,)}
    code = WHOLE.format(project=str(project))
    chance = random.Random(2013)
    for _ in range(KILLS):
        child = begin(code, settings.data, GENERATION="2")
        time.sleep(chance.uniform(0.1, 1.0) * seconds)
        child.kill()
        child.wait(60)
        # Old or new, and never models of both.
        assert check_whole(settings) in ({(1,)}, {(2,)})
