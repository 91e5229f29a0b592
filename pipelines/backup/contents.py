"""The list of contents that lies in every backup."""

from __future__ import annotations

import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipelines.problem import Problem

CONTENTS = "backup.json"
# What zipfile raises at a damaged, an encrypted and an unknown kind of member.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)


@dataclass(frozen=True)
class Kept:
    """One file of a backup: its size and the SHA-256 of its bytes."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Contents:
    """What a backup holds.

    Attributes:
        made_at: when, ISO 8601 with zone.
        has_secret: whether the key to the vault lies in it.
        files: by path below the data folder, with slashes.
    """

    made_at: str
    has_secret: bool
    files: dict[str, Kept]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(kept.size for kept in self.files.values())


def read_contents(archive: zipfile.ZipFile) -> Contents:
    """The archive's own list of contents.

    Raises:
        Problem: it has none, or one that names a file outside the data folder.
    """
    try:
        told = json.loads(archive.read(CONTENTS))
        files = {str(name): Kept(**kept) for name, kept in told["files"].items()}
        contents = Contents(str(told["made_at"]), bool(told["has_secret"]), files)
    except (KeyError, TypeError, ValueError, AttributeError, *UNREADABLE):
        raise Problem("backup.no_backup", path=archive.filename) from None
    for name in contents.files:
        parts = PurePosixPath(name).parts
        if not parts or parts[0] == "/" or ".." in parts or "\\" in name or ":" in name:
            raise Problem("backup.strange_name", path=archive.filename, name=name)
    return contents
