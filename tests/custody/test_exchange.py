"""An exchange of files whose list of what to move is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.data_folder import DataFolder
from pipelines.exchange import begin_exchange, carry_out_exchange, finish_exchange
from pipelines.problem import Problem


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A file in force, and another made aside that was about to take its place."""
    (tmp_path / "people").write_text("old", encoding="utf-8")
    folder = DataFolder(tmp_path)
    (begin_exchange(folder).root / "people").write_text("new", encoding="utf-8")
    (folder.exchange / "ready.json").write_text('{"put": ["peo', encoding="utf-8")
    return folder


def test_without_a_file_moved_nothing_has_happened(folder: DataFolder) -> None:
    finish_exchange(folder)
    assert (folder.root / "people").read_text(encoding="utf-8") == "old"
    assert not folder.exchange.exists()
    (begin_exchange(folder).root / "people").write_text("new", encoding="utf-8")
    carry_out_exchange(folder, ["people"], [])
    assert (folder.root / "people").read_text(encoding="utf-8") == "new"


def test_half_moved_is_told_and_nothing_is_thrown_away(folder: DataFolder) -> None:
    (folder.exchange / "old").mkdir()
    with pytest.raises(Problem) as told:
        finish_exchange(folder)
    assert told.value.code == "exchange_damaged"
    assert told.value.values["path"] == folder.exchange / "ready.json"
    assert (folder.exchange / "new" / "people").exists()
