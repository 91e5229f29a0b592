"""A backup or a restore that is cut off leaves nothing half, and nothing lying about."""

from __future__ import annotations

import json

import pytest

from pipelines import fault
from pipelines.backup.restore_backup import restore_backup
from pipelines.backup.write_backup import write_backup
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.backup.test_backup import backup, folder, held

__all__ = ["backup", "folder"]


@pytest.fixture
def armed(monkeypatch: pytest.MonkeyPatch):
    def arm(what: str) -> None:
        monkeypatch.setattr(fault, "_armed", what)
        monkeypatch.setattr(fault, "_passed", 0)

    return arm


def test_a_restore_cut_off_before_its_moment_leaves_the_folder_empty(backup, tmp_path, armed):
    target = DataFolder(tmp_path / "new")
    armed("restore.written:nospace:3")
    with pytest.raises(OSError, match="space"):
        restore_backup(backup, target)
    assert not target.root.exists()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_restore_cut_off_after_its_moment_is_finished_by_who_comes_next(
    backup, tmp_path, armed, number
):
    target, whole = DataFolder(tmp_path / "new"), DataFolder(tmp_path / "whole")
    restore_backup(backup, whole)
    armed(f"exchange.moved:nospace:{number}")
    with pytest.raises(OSError, match="space"):
        restore_backup(backup, target)
    assert held(Settings(data=target.root).folder.root) == held(whole.root)
    assert not target.exchange.exists()


def test_what_a_killed_restore_made_aside_does_not_bar_the_next(backup, tmp_path):
    target = DataFolder(tmp_path / "new")
    (target.exchange / "new" / "raw").mkdir(parents=True)
    (target.exchange / "new" / "raw" / "half.parquet").write_bytes(b"half")
    restore_backup(backup, target)
    assert not (target.raw / "half.parquet").exists()
    (target.exchange / "old").mkdir(parents=True)
    with pytest.raises(Problem):
        restore_backup(backup, target)


def test_what_a_killed_backup_left_beside_is_cleared_by_the_next(folder, tmp_path):
    left = tmp_path / "kept" / ".district.zip.4711"
    left.parent.mkdir()
    left.write_text(json.dumps("half"))
    write_backup(folder, tmp_path / "kept" / "district.zip")
    assert [path.name for path in left.parent.iterdir()] == ["district.zip"]
