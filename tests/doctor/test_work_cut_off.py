"""Work that is under way, cut off or impossible is told, and mended as the doctor says."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipelines.build import work as building
from pipelines.build.builds import list_builds
from pipelines.build.current import current_build
from pipelines.deliveries import take_in as taking
from pipelines.doctor import examine_machine as machine
from pipelines.doctor import examine_work as work
from pipelines.lock import build_lock
from pipelines.problem import Problem
from tests.doctor.diagnosis import build_until, healthy, office, told
from tests.faults.small_district import (
    build,
    make_tables,
    write_new_lists,
)

__all__ = ["healthy", "office"]


def test_what_a_kill_in_a_build_left_is_told_and_cleared_by_the_next(healthy):
    build_until(healthy, "build.models:cut")
    assert "doctor_stray_build" in told(healthy, notes=True)
    assert told(healthy) == {}
    build(healthy.settings)
    assert "doctor_stray_build" not in told(healthy, notes=True)


def test_an_intake_that_was_cut_off_is_told_and_finished_by_the_next(healthy, monkeypatch):
    write_new_lists(healthy.inbox)
    with monkeypatch.context() as patch:
        patch.setattr(taking, "refresh_register", lambda folder: {})
        with pytest.raises(KeyError):
            healthy.take()
    assert "minsheng intake" in told(healthy)["doctor_intake_unfinished"]
    healthy.take()
    assert told(healthy) == {}


@pytest.mark.parametrize("number", [errno.EROFS, errno.ENOSPC])
def test_a_disk_that_takes_no_file_is_told(healthy, monkeypatch, number):
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert os.strerror(number) in told(healthy)["doctor_not_writable"]


def test_a_disk_that_is_nearly_full_is_told(healthy, monkeypatch):
    usage = machine.shutil.disk_usage("/")._replace(free=1 << 20)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda path: usage)
    assert "0.0 GB" in told(healthy)["doctor_disk_full"]


def test_who_builds_and_who_takes_in_is_told_and_a_second_one_waits(healthy):
    folder = healthy.settings.folder
    with build_lock(folder.lock), build_lock(folder.intake_lock):
        found = told(healthy, notes=True)
        assert str(os.getpid()) in found["doctor_building"]
        assert str(os.getpid()) in found["doctor_taking_in"]
        with pytest.raises(Problem) as second:
            build(healthy.settings)
        assert second.value.exit_status == 75
    assert told(healthy) == {}


def test_a_build_during_a_delivery_is_whole_and_told_to_be_behind(healthy):
    write_new_lists(healthy.inbox)

    def tables(database: Path, *_: object, **__: object) -> None:
        healthy.take()
        make_tables(database)

    build(healthy.settings, tables)
    assert told(healthy) == {}
    assert "minsheng build" in told(healthy, notes=True)["doctor_build_behind"]
    build(healthy.settings)
    assert "doctor_build_behind" not in told(healthy, notes=True)


def test_a_clock_set_back_is_told_and_builds_keep_their_order(healthy, monkeypatch):
    before = list_builds(healthy.settings.folder)[0].id

    class Earlier(building.datetime):
        @classmethod
        def now(cls, zone=None):
            return building.datetime(2013, 7, 1, tzinfo=zone)

    with monkeypatch.context() as patch:
        patch.setattr(work, "datetime", Earlier)
        assert "2013-07-01" in told(healthy)["doctor_clock_back"]
    monkeypatch.setattr(building, "datetime", Earlier)
    build(healthy.settings)
    newest = list_builds(healthy.settings.folder)[0]
    assert newest.id > before
    assert current_build(healthy.settings.folder).manifest.id == newest.id


def test_a_power_cut_during_publish_falls_back_and_says_so(healthy):
    folder = healthy.settings.folder
    old = current_build(folder).manifest.id
    torn = "publish.renamed:truncate"
    build_until(healthy, torn)
    assert current_build(folder).manifest.id == old
    assert "doctor_build_damaged" in told(healthy)
    build(healthy.settings)
    assert current_build(folder).warning is None


def test_a_corrupt_current_build_is_fallen_back_from(healthy):
    folder = healthy.settings.folder
    newest, older = (one.id for one in list_builds(folder))
    path = folder.builds / newest / "minsheng.duckdb"
    path.chmod(0o600)
    os.truncate(path, 5000)
    used = current_build(folder)
    assert (used.manifest.id, used.warning) == (older, "current_damaged")
    assert older in told(healthy)["doctor_current_damaged"]
