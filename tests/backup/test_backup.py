"""A backup holds all that cannot be made again, and comes back whole or not at all."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from pipelines.backup.contents import CONTENTS
from pipelines.backup.examine_backup import examine_backup
from pipelines.backup.restore_backup import restore_backup
from pipelines.backup.what_is_kept import KEPT, LEFT
from pipelines.backup.write_backup import write_backup
from pipelines.data_folder import DataFolder
from pipelines.lock import build_lock
from pipelines.problem import Problem

FILES = {
    "raw/deliveries.parquet": b"register",
    "raw/donations/a1.parquet": b"rows" * 1000,
    "raw/donations/.a2.parquet.77": b"half a fi",
    "vault/secret.check": b"mark",
    "secret.key": b"the secret",
    "dispositions.csv": "编号,核实\n".encode(),
    "questions/q1.json": b"{}",
    "closed_years/2013/figures.parquet": b"closed",
    "inbox/town/list.xlsx": b"names in plain",
    "returns/town.xlsx": b"names in plain",
    "logs/build.log": b"log",
}


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    for name, content in FILES.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return DataFolder(tmp_path / "data")


@pytest.fixture
def backup(folder: DataFolder, tmp_path: Path) -> Path:
    path = tmp_path / "kept" / "district.zip"
    write_backup(folder, path)
    return path


def held(root: Path) -> dict[str, bytes]:
    files = (p for p in root.rglob("*") if p.is_file() and p.suffix != ".lock")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def code_of(problem: pytest.ExceptionInfo[Problem]) -> str:
    return problem.value.code


def test_every_place_of_the_data_folder_is_kept_or_left_by_name() -> None:
    places = {name for name, it in vars(DataFolder).items() if isinstance(it, property)}
    inside = {"deliveries", "current", "builds", "former_seals"}
    assert set(KEPT) | set(LEFT) | inside == places
    assert not set(KEPT) & set(LEFT)


def test_what_was_kept_comes_back_as_it_was(backup: Path, tmp_path: Path) -> None:
    restore_backup(backup, DataFolder(tmp_path / "new"))
    gone = ("inbox/", "returns/", "logs/", "secret.key", "raw/donations/.a2")
    wanted = {name: content for name, content in FILES.items() if not name.startswith(gone)}
    assert held(tmp_path / "new") == wanted


def test_the_secret_comes_along_only_when_asked_for(folder: DataFolder, tmp_path: Path) -> None:
    assert write_backup(folder, tmp_path / "all.zip", with_secret=True).has_secret
    assert (tmp_path / "all.zip").stat().st_mode & 0o077 == 0
    restore_backup(tmp_path / "all.zip", DataFolder(tmp_path / "new"))
    assert (tmp_path / "new" / "secret.key").read_bytes() == FILES["secret.key"]
    assert (tmp_path / "new" / "secret.key").stat().st_mode & 0o077 == 0


def test_an_old_backup_is_not_overwritten(folder: DataFolder, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(Problem) as problem:
        write_backup(folder, backup)
    assert code_of(problem) == "backup.there"
    assert backup.read_bytes() == before
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_nothing_is_backed_up_while_somebody_takes_in_or_builds(
    folder: DataFolder, tmp_path: Path
) -> None:
    for lock in (folder.intake_lock, folder.lock):
        with build_lock(lock), pytest.raises(Problem) as problem:
            write_backup(folder, tmp_path / "district.zip")
        assert problem.value.exit_status == 75
    assert not (tmp_path / "district.zip").exists()


def test_every_changed_byte_is_found_and_nothing_is_restored(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    target = DataFolder(tmp_path / "new")
    told = set()
    for at in range(0, len(whole), 61):
        changed = bytearray(whole)
        changed[at] ^= 0x20
        backup.write_bytes(changed)
        try:
            examine_backup(backup)
        except Problem as problem:
            told.add(problem.code)
        else:
            # A bit that no file and no name lies in, such as a date of the archive.
            restore_backup(backup, DataFolder(tmp_path / f"same{at}"))
            assert held(tmp_path / f"same{at}")["raw/donations/a1.parquet"] == b"rows" * 1000
            continue
        with pytest.raises(Problem):
            restore_backup(backup, target)
        assert not target.root.exists()
    assert "backup.damaged" in told


def test_a_file_that_was_exchanged_is_found(backup: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"rows", b"Rows"))
    with pytest.raises(Problem) as problem:
        restore_backup(other, DataFolder(tmp_path / "new"))
    assert code_of(problem) == "backup.damaged"


def test_a_backup_cut_short_is_none(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    for length in (0, 10, len(whole) // 2, len(whole) - 1):
        backup.write_bytes(whole[:length])
        with pytest.raises(Problem) as problem:
            restore_backup(backup, DataFolder(tmp_path / "new"))
        assert code_of(problem) == "backup.no_backup"


@pytest.mark.parametrize("name", ["../outside", "/outside", "a/../../outside", "c:x", "a\\b"])
def test_a_name_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"x")
        files = {name: {"size": 1, "sha256": "0"}}
        archive.writestr(
            CONTENTS, json.dumps({"made_at": "now", "has_secret": False, "files": files})
        )
    with pytest.raises(Problem) as problem:
        restore_backup(path, DataFolder(tmp_path / "new"))
    assert code_of(problem) == "backup.strange_name"
    assert not list(tmp_path.rglob("outside"))


def test_a_file_beside_the_list_of_contents_is_refused(backup: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr("raw/more.parquet", b"x")
    with pytest.raises(Problem) as problem:
        restore_backup(backup, DataFolder(tmp_path / "new"))
    assert code_of(problem) == "backup.other_files"


def test_a_file_that_swells_is_read_no_further_than_it_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("raw/deliveries.parquet", b"\0" * 50_000_000)
        files = {"raw/deliveries.parquet": {"size": 3, "sha256": "0"}}
        archive.writestr(
            CONTENTS, json.dumps({"made_at": "now", "has_secret": False, "files": files})
        )
    with pytest.raises(Problem) as problem:
        restore_backup(path, DataFolder(tmp_path / "new"))
    assert code_of(problem) == "backup.damaged"


def test_a_folder_in_use_stays_as_it_is(folder: DataFolder, backup: Path) -> None:
    before = held(folder.root)
    with pytest.raises(Problem) as problem:
        restore_backup(backup, folder)
    assert code_of(problem) == "backup.in_use"
    assert held(folder.root) == before
