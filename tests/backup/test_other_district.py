"""A backup remembers its district and is restored for no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.backup.restore_backup import restore_backup
from pipelines.backup.write_backup import write_backup
from pipelines.data_folder import DataFolder
from pipelines.district import SETTING
from pipelines.problem import Problem


def test_a_backup_of_another_district_is_not_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.raw.mkdir(parents=True)
    folder.deliveries.write_bytes(b"register")
    folder.district.write_text("000001\n", encoding="utf-8")
    path = tmp_path / "kept" / "district.zip"
    write_backup(folder, path)
    to = DataFolder(tmp_path / "new")
    with pytest.raises(Problem) as refused:
        restore_backup(path, to)
    assert (refused.value.code, refused.value.exit_status) == ("backup.other_district", 2)
    assert not to.root.exists()
    monkeypatch.setenv(SETTING, "000001")
    restore_backup(path, to)
    assert to.district.read_bytes() == folder.district.read_bytes()
