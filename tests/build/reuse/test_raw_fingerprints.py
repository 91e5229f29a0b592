"""A fingerprint of a raw table changes when its rows may have changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from pipelines.build.load_raw import load_raw
from pipelines.build.reuse.raw_fingerprints import FileHashes, fingerprint_raw
from pipelines.data_folder import DataFolder
from tests.build.test_load_raw import deliver, write_parquet

_LINK = {"person_key": "varchar", "linked_person_key": "varchar", "kind": "varchar"}


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "it's")
    deliver(made, {"aa": "in_force", "bb": "superseded"})
    return made


def fingerprints(folder: DataFolder) -> dict[str, str]:
    with duckdb.connect() as connection:
        load_raw(connection, folder)
        return fingerprint_raw(connection, folder, FileHashes())


def changed(folder: DataFolder, before: dict[str, str]) -> set[str]:
    after = fingerprints(folder)
    assert after.keys() == before.keys()
    return {name for name, told in after.items() if before[name] != told}


def test_nothing_changes_by_itself_or_with_the_place(folder: DataFolder, tmp_path: Path) -> None:
    before = fingerprints(folder)
    assert changed(folder, before) == set()
    assert changed(DataFolder(folder.root.rename(tmp_path / "moved")), before) == set()


def test_a_delivery_changes_its_feed_and_the_register(folder: DataFolder) -> None:
    before = fingerprints(folder)
    deliver(folder, {"aa": "in_force", "bb": "in_force"})
    assert changed(folder, before) == {"donations", "deliveries"}


def test_other_bytes_are_not_the_same_whatever_their_size_and_time(folder: DataFolder) -> None:
    path = folder.raw / "donations" / "aa.parquet"
    before, written = fingerprints(folder), path.stat()
    os.utime(path, (1, 1))
    assert changed(folder, before) == set()
    content = bytearray(path.read_bytes())
    # Within the first page, which nothing here reads.
    content[5] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(written.st_atime_ns, written.st_mtime_ns))
    assert changed(folder, before) == {"donations"}


def test_the_links_of_persons_are_known_by_their_rows_in_any_order(folder: DataFolder) -> None:
    rows = [{"person_key": key, "linked_person_key": "c", "kind": "name"} for key in "ab"]
    path = folder.raw / "identity_links.parquet"
    write_parquet(path, _LINK, rows)
    before = fingerprints(folder)
    write_parquet(path, _LINK, rows[::-1])
    assert changed(folder, before) == set()
    write_parquet(path, _LINK, [rows[0], rows[0]])
    assert changed(folder, before) == {"identity_links"}


def test_the_history_of_suites_is_never_the_same(folder: DataFolder) -> None:
    assert "quality_results" not in fingerprints(folder)
