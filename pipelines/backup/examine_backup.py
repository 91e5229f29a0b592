"""Whether a backup holds what it says, byte for byte."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.backup.contents import CONTENTS, UNREADABLE, Contents, Kept, read_contents
from pipelines.problem import Problem

_CHUNK = 1 << 20


@contextmanager
def open_backup(path: Path) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """The archive and its list of contents; its files are not read yet.

    Raises:
        Problem: it is no backup.
    """
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise Problem("backup.not_there", path=path) from None
    except zipfile.BadZipFile:
        raise Problem("backup.no_backup", path=path) from None
    with archive:
        contents = read_contents(archive)
        # A name twice would be read one way here and another way elsewhere.
        if sorted(archive.namelist()) != sorted([*contents.files, CONTENTS]):
            raise Problem("backup.other_files", path=path)
        yield archive, contents


def examine_backup(path: Path) -> Contents:
    """Read every file of the backup and compare it with the list of contents.

    Raises:
        Problem: it is no backup, or a file in it is not what was kept.
    """
    with open_backup(path) as (archive, contents):
        for name, kept in contents.files.items():
            for _ in read_kept(archive, name, kept):
                pass
    return contents


def read_kept(archive: zipfile.ZipFile, name: str, kept: Kept) -> Iterator[bytes]:
    """The bytes of one file, no more of them than were kept.

    Raises:
        Problem: they are not what was kept; told after the last of them.
    """
    digest, size = hashlib.sha256(), 0
    damaged = Problem("backup.damaged", path=archive.filename, name=name)
    try:
        with archive.open(name) as file:
            while size <= kept.size and (chunk := file.read(_CHUNK)):
                digest.update(chunk)
                size += len(chunk)
                yield chunk
    except UNREADABLE:
        raise damaged from None
    if (size, digest.hexdigest()) != (kept.size, kept.sha256):
        raise damaged
