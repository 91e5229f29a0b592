"""A backup that is not whole any more gives its name to a new one, and is kept beside it."""

from __future__ import annotations

import os
import zipfile
from itertools import count
from pathlib import Path

from pipelines.backup.contents import CONTENTS
from pipelines.backup.examine_backup import examine_backup
from pipelines.problem import Problem

_BEGINNING = b"PK\x03\x04"


def set_torn_aside(path: Path) -> Path | None:
    """Rename a torn backup to `<name>.damaged`; returns where it lies now.

    A whole backup stays, and so does a file that never was one.
    """
    if not _is_torn(path):
        return None
    names = (path.with_name(f"{path.name}.damaged{n or ''}") for n in count())
    to = next(name for name in names if not name.exists())
    os.replace(path, to)
    return to


def _is_torn(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            is_ours = CONTENTS in archive.namelist()
    except zipfile.BadZipFile:
        return _begins_as_backup(path)
    try:
        examine_backup(path)
    except Problem:
        return is_ours
    return False


def _begins_as_backup(path: Path) -> bool:
    """Whether the file begins as a zip, or holds nothing: zeros are what a power cut may leave."""
    with path.open("rb") as file:
        beginning = file.read(len(_BEGINNING))
    return beginning == _BEGINNING or not any(beginning)
