"""A torn backup gives its name to a new one and is kept; whatever else has the name stays."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipelines.backup.examine_backup import examine_backup
from pipelines.backup.torn_backup import set_torn_aside
from tests.backup.test_backup import backup, folder
from tests.cli.conftest import run

__all__ = ["backup", "folder", "run"]
TORN = {
    "half": lambda whole: whole[: len(whole) // 2],
    "beginning": lambda whole: whole[:2000],
    "empty": lambda whole: b"",
    "zeros": lambda whole: bytes(len(whole)),
    "a changed row": lambda whole: whole.replace(b"rowsrows", b"rowsRows", 1),
}


@pytest.mark.parametrize("how", TORN)
def test_a_torn_backup_lies_beside_the_new_one(run, folder, backup, how):
    torn = TORN[how](backup.read_bytes())
    backup.write_bytes(torn)
    done = run("backup", str(backup), data=folder.root)
    assert done.returncode == 0, done.stderr
    examine_backup(backup)
    aside = backup.with_name("district.zip.damaged")
    assert aside.read_bytes() == torn
    assert str(aside) in done.stdout


def test_a_second_torn_backup_does_not_take_the_place_of_the_first(backup: Path) -> None:
    for name in ("district.zip.damaged", "district.zip.damaged1"):
        backup.write_bytes(b"PK\x03\x04" + name.encode())
        assert set_torn_aside(backup) == backup.with_name(name)


def test_a_whole_backup_and_what_never_was_one_stay(backup: Path, tmp_path: Path) -> None:
    assert set_torn_aside(backup) is None
    letter = tmp_path / "letter.docx"
    with zipfile.ZipFile(letter, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    text = tmp_path / "notes.txt"
    text.write_text("not ours", encoding="utf-8")
    for path in (letter, text, tmp_path / "absent.zip", tmp_path):
        assert set_torn_aside(path) is None
