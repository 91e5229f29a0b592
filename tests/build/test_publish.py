"""A build is published whole or not at all, and readers always find one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import duckdb
import pytest

from pipelines.build import make_build as module
from pipelines.build.builds import list_builds, roll_back
from pipelines.build.current import current_build, open_current
from pipelines.build.make_build import make_build
from pipelines.file_hash import file_hash
from pipelines.problem import Problem
from pipelines.settings import Settings

pytestmark = pytest.mark.usefixtures("quick")


def test_a_published_file_is_what_its_manifest_says(settings: Settings) -> None:
    manifest = make_build(settings)
    build = current_build(settings.folder)
    assert build.manifest == manifest
    assert build.warning is None
    assert manifest.tables == {"things": 7}
    assert file_hash(build.path) == manifest.file_sha256
    assert build.path.stat().st_mode & 0o777 == 0o444
    assert sorted(p.name for p in build.path.parent.iterdir()) == [
        "manifest.json",
        "minsheng.duckdb",
    ]


def test_raw_and_staging_are_not_published(settings: Settings) -> None:
    make_build(settings)
    with open_current(settings.folder) as connection:
        found = connection.execute(
            "select schema_name from duckdb_schemas() where database_name = 'minsheng' "
            "and schema_name not in ('information_schema', 'pg_catalog')"
        ).fetchall()
        views = connection.execute("select * from duckdb_views() where not internal").fetchall()
    assert found == [("main",)]
    assert views == []


def test_a_published_file_opens_in_older_clients(settings: Settings) -> None:
    make_build(settings)
    with open_current(settings.folder) as connection:
        tags = connection.execute(
            "select tags from duckdb_databases() where not internal"
        ).fetchone()
    assert tags is not None
    assert tags[0]["storage_version"].startswith("v1.5.0")


def test_nothing_temporary_is_left(settings: Settings) -> None:
    make_build(settings)
    assert list(settings.data.rglob(".*")) == []


def test_five_good_builds_stay_and_the_current_one_always(settings: Settings) -> None:
    first = make_build(settings)
    ids = [make_build(settings).id for _ in range(5)]
    kept = {m.id for m in list_builds(settings.folder)}
    assert kept == set(ids)
    assert first.id not in kept


def test_rollback_goes_one_back_and_to_a_named_build(settings: Settings) -> None:
    older, newer = make_build(settings).id, make_build(settings).id
    assert roll_back(settings.folder).id == older
    assert current_build(settings.folder).manifest.id == older
    assert roll_back(settings.folder, newer).id == newer
    with pytest.raises(Problem, match="build_unknown"):
        roll_back(settings.folder, "20000101T000000-000000")


@pytest.mark.parametrize("damage", [None, b"", b"nothing\n", b"../../etc\n", b"\xff\xfe\x00", b"."])
def test_a_damaged_current_falls_back_to_the_newest_good_build(
    settings: Settings, damage: bytes | None
) -> None:
    make_build(settings)
    newest = make_build(settings).id
    if damage is None:
        settings.folder.current.unlink()
    else:
        settings.folder.current.write_bytes(damage)
    build = current_build(settings.folder)
    assert (build.manifest.id, build.warning) == (newest, "current_damaged")


def test_a_truncated_build_is_not_read(settings: Settings) -> None:
    good = make_build(settings)
    bad = make_build(settings)
    path = settings.folder.builds / bad.id / "minsheng.duckdb"
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.truncate(file.seek(0, os.SEEK_END) - 1)
    assert current_build(settings.folder).manifest.id == good.id


def test_without_a_build_readers_are_told(settings: Settings) -> None:
    with pytest.raises(Problem, match="no_build"):
        current_build(settings.folder)


def test_a_failed_build_is_kept_aside_and_publishes_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = make_build(settings)

    def fail(*_: object, **__: object) -> None:
        raise Problem("build_models_failed", failures="x", log="y")

    monkeypatch.setattr(module, "run_dbt", fail)
    for _ in range(3):
        with pytest.raises(Problem, match="build_models_failed"):
            make_build(settings)
    assert current_build(settings.folder).manifest == good
    failed = [m for m in list_builds(settings.folder) if m.state == "failed"]
    assert len(failed) == 2
    assert failed[0].failure


def test_a_failed_build_gives_back_what_it_had_spilled(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(database: Path, *_: object, **__: object) -> None:
        for name in ("spill", "in_part", "spark", "target"):
            (database.parent / name).mkdir()
        raise Problem("build_models_failed", failures="x", log="y")

    monkeypatch.setattr(module, "run_dbt", fail)
    with pytest.raises(Problem, match="build_models_failed"):
        make_build(settings)
    (kept,) = settings.folder.builds.glob("failed-*")
    assert {path.name for path in kept.iterdir()} == {"minsheng.duckdb", "manifest.json", "target"}


def test_an_interrupted_statement_ends_as_ctrl_c_does(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise RuntimeError("Query interrupted")

    monkeypatch.setattr(module, "run_dbt", interrupt)
    with pytest.raises(KeyboardInterrupt):
        make_build(settings)
    assert list(settings.folder.builds.iterdir()) == []


def test_a_full_disk_publishes_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    good = make_build(settings)

    def fill(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(module, "run_dbt", fill)
    with pytest.raises(OSError, match="space"):
        make_build(settings)
    assert current_build(settings.folder).manifest == good
    # A failed build that is kept would take the room that the next one needs.
    kept = {path.name for path in settings.folder.builds.iterdir()}
    assert kept == {good.id, settings.folder.current.name}


def test_readers_during_a_publish_see_one_build(settings: Settings) -> None:
    make_build(settings)
    with open_current(settings.folder) as before:
        make_build(settings)
        assert before.execute("select count(*) from things").fetchone() == (7,)
    with open_current(settings.folder) as after:
        assert after.execute("select count(*) from things").fetchone() == (7,)


def test_the_file_is_read_only_for_every_reader(settings: Settings) -> None:
    make_build(settings)
    with (
        open_current(settings.folder) as connection,
        pytest.raises(duckdb.Error),
    ):
        connection.execute("create table more (one integer)")
