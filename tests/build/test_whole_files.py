"""A file is whole under its name, or what lay there before stays; nothing lies beside it."""

from __future__ import annotations

import os
import stat

import pytest

from pipelines.whole_files import sync, write_json, write_lasting, write_whole


@pytest.mark.parametrize("content", [b"\xe4\xb8\xad", "中", lambda file: file.write("中".encode())])
@pytest.mark.parametrize("write", [write_whole, write_lasting])
def test_bytes_text_and_writers_are_put_in_place(tmp_path, write, content):
    path = tmp_path / "a"
    path.write_text("before")
    write(path, content)
    assert path.read_text("utf-8") == "中"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [OSError, ValueError, KeyboardInterrupt])
def test_what_fails_on_its_way_leaves_the_file_as_it_was(tmp_path, error):
    path = tmp_path / "a"
    path.write_text("before")

    def half(file):
        file.write(b"half")
        raise error

    with pytest.raises(error):
        write_whole(path, half)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_rename_that_fails_leaves_nothing_beside(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="a"):
        write_whole(tmp_path / "a", b"1")
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


@pytest.mark.skipif(os.name == "nt", reason="it has no such permissions")
def test_a_file_is_its_owners_alone_where_that_is_asked(tmp_path):
    write_whole(tmp_path / "a", "1", mode=0o600)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_a_document_that_says_the_same_is_not_written_again(tmp_path):
    path = tmp_path / "a.json"
    write_json(path, {"甲": 1})
    before = path.stat()
    write_json(path, {"甲": 1})
    assert path.stat() == before


@pytest.mark.skipif(os.name == "nt", reason="nothing is synced there")
def test_what_is_not_there_cannot_be_synced(tmp_path):
    with pytest.raises(FileNotFoundError):
        sync(tmp_path / "none")
