"""Uploaded files become files of the inbox, where every later run finds them again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.deliveries.inbox import day_folder
from pipelines.desk.deliverers import Deliverer
from pipelines.identity.numbers_in_text import without_numbers
from pipelines.settings import Settings

# What no system takes in a name, and what the walk of the inbox passes over at its beginning.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_UNSEEN = re.compile(r"^(?:\.|~\$|[\s_])+")
_LONGEST_BYTES = 180
_FIRST_COPY = 2


@dataclass(frozen=True)
class Upload:
    """A file as the browser sent it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class KeptUpload:
    """Where an uploaded file lies now.

    Attributes:
        is_new: whether it was put there now; else the same bytes lay there already.
    """

    name: str
    path: Path
    is_new: bool


def keep_uploads(
    settings: Settings, uploads: list[Upload], deliverer: Deliverer, reported_on: date | None
) -> list[KeptUpload]:
    """Put files into the deliverer's folder of the inbox.

    A file is whole under its name or not there. What lies there is never written over: the same
    bytes are left as they are, another file of the same name goes into a folder with a number.

    Args:
        settings: of the installation.
        uploads: in the order in which they were chosen.
        deliverer: whose folder it is.
        reported_on: the reporting day, kept as the name of a folder.
    """
    place = settings.inbox_folder / deliverer.folder
    if reported_on:
        place /= day_folder(reported_on)
    return [_keep(upload, place) for upload in uploads]


def safe_name(name: str) -> str:
    """The last part of a name as a file may be called, its ending kept, at most 180 bytes.

    Numbers of people are taken out: the name goes into receipts and onto pages.
    """
    last = without_numbers(re.split(r"[\\/]", name)[-1])
    plain = _UNSEEN.sub("", _FORBIDDEN.sub("_", last)).rstrip(" .")
    stem, ending = os.path.splitext(plain or "upload")
    room = _LONGEST_BYTES - len(ending.encode()[:20])
    return stem.encode()[:room].decode(errors="ignore") + ending.encode()[:20].decode(
        errors="ignore"
    )


def _keep(upload: Upload, place: Path) -> KeptUpload:
    name = safe_name(upload.name)
    for folder in _folders(place):
        path = folder / name
        folder.mkdir(parents=True, exist_ok=True)
        if _put(path, upload.content):
            return KeptUpload(upload.name, path, True)
        if _holds(path, upload.content):
            return KeptUpload(upload.name, path, False)
    raise AssertionError("there is always another number")


def _folders(place: Path) -> Iterator[Path]:
    yield place
    number = _FIRST_COPY
    while True:
        yield place / str(number)
        number += 1


def _put(path: Path, content: bytes) -> bool:
    """Whether the content lies at `path` now; not, if there was something before."""
    if path.exists():
        return False
    # A walk of the inbox passes over names that begin with a dot.
    aside = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(aside, path)
        except FileExistsError:
            return False
        except OSError:
            # A disk without hard links; two at the same moment would have to share a name.
            os.rename(aside, path)
        return True
    finally:
        aside.unlink(missing_ok=True)


def _holds(path: Path, content: bytes) -> bool:
    if not path.is_file() or path.stat().st_size != len(content):
        return False
    return path.read_bytes() == content


def drop_upload(kept: KeptUpload) -> None:
    """Take a file that was put into the inbox just now out again."""
    with suppress(OSError):
        kept.path.unlink()
