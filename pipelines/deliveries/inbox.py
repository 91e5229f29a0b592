"""Which files are there to be taken in: the walk of the inbox, or the paths that were given."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipelines.problem import Problem

# Names that programs give to files they have not finished, or that are no delivery at all.
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download")
_NO_TABLES = (".md", ".json", ".ini", ".lnk", ".db", ".log", ".py", ".yml", ".yaml")
# What the deliverer said of the day, beside a file that does not say so.
_DAY_FOLDER = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日填报")
_RESTED_SECONDS = 2.0
_WAIT_SECONDS = 0.4


@dataclass(frozen=True, order=True)
class FoundFile:
    """A file below a root: `path` is relative to it, `folders` the names above, nearest first.

    Attributes:
        fault: why it cannot be opened at all, a code of pipelines/language; None if it can.
    """

    path: str
    file: Path
    folders: tuple[str, ...] = ()
    fault: str | None = None

    @property
    def context(self) -> str:
        """What the file's place says: the same bytes in another town's folder are another list."""
        return "/".join((*reversed(self.folders), self.path.rsplit("/", 1)[-1]))

    @property
    def reported_on(self) -> date | None:
        """The reporting day that a folder is named for, as in 2013年7月10日填报."""
        for name in self.folders:
            if said := _DAY_FOLDER.fullmatch(name):
                try:
                    return date(*map(int, said.groups()))
                except ValueError:
                    return None
        return None


def day_folder(reported_on: date) -> str:
    """The name of a folder whose files were reported on that day."""
    return f"{reported_on.year}年{reported_on.month}月{reported_on.day}日填报"


@dataclass
class FoundFiles:
    """What a walk found.

    Attributes:
        files: to be taken in. barred: refused unopened, each has a fault.
        growing: still being written. passed_by: no table by its name (a README).
    """

    files: list[FoundFile] = field(default_factory=list)
    barred: list[FoundFile] = field(default_factory=list)
    growing: list[FoundFile] = field(default_factory=list)
    passed_by: list[FoundFile] = field(default_factory=list)


def find_files(paths: list[Path], inbox: Path, leave: frozenset[Path] = frozenset()) -> FoundFiles:
    """Every file of the paths given (default: the inbox), in the order of their names.

    Args:
        paths: files and folders.
        inbox: what names in it say of a file counts.
        leave: files that are known to be written to still.

    Raises:
        Problem: a path is not there.
    """
    found = FoundFiles()
    for path in paths or [inbox]:
        if not path.exists():
            if path == inbox:
                continue
            raise Problem("path_missing", exit_status=2, path=str(path))
        root = _root_of(path, inbox)
        for file in _walk(path):
            _sort(_found(file, root, inbox), found)
    found.files = sorted(set(found.files))
    left = [file for file in found.files if file.file in leave]
    found.growing = left + _still_growing([file for file in found.files if file not in left])
    found.files = [file for file in found.files if file not in found.growing]
    return found


def shapes_of(inbox: Path) -> dict[Path, tuple[int, int]]:
    """Every file of the inbox that may be a delivery, with its size and the time of its change."""
    found = {}
    for path in _walk(inbox) if inbox.is_dir() else ():
        if not path.name.lower().endswith(_NO_TABLES):
            # It may have gone since.
            with suppress(OSError):
                seen = path.lstat()
                found[path] = (seen.st_size, seen.st_mtime_ns)
    return found


def _root_of(path: Path, inbox: Path) -> Path:
    if path.absolute().is_relative_to(inbox.absolute()):
        return inbox
    return path if path.is_dir() else path.parent


def _walk(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in sorted([*names, *linked]):
            if not name.startswith((".", "~$")) and not name.lower().endswith(_UNFINISHED):
                yield Path(folder) / name


def _found(file: Path, root: Path, inbox: Path) -> FoundFile:
    relative = file.absolute().relative_to(root.absolute())
    above = list(reversed(relative.parts[:-1]))
    if root.absolute() != inbox.absolute():
        # A folder handed over whole says who delivers, as one in the inbox does.
        above.append(root.absolute().name)
    folders = tuple(_as_text(name) for name in above)
    return FoundFile(_as_text(relative.as_posix()), file, folders, _fault(file, relative, root))


def _fault(file: Path, relative: Path, root: Path) -> str | None:
    if file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
        return "link_leads_out"
    if _as_text(str(relative)) != str(relative):
        return "name_unreadable"
    # A pipe or a device has no end to be read to.
    return None if file.is_file() or file.is_dir() else "no_regular_file"


def _as_text(name: str) -> str:
    """A name as every program can write it: bytes that are no UTF-8 by their number."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _sort(file: FoundFile, found: FoundFiles) -> None:
    if file.fault:
        found.barred.append(file)
    elif file.file.is_dir():
        return
    elif file.file.name.lower().endswith(_NO_TABLES):
        found.passed_by.append(file)
    else:
        found.files.append(file)


def _still_growing(files: list[FoundFile]) -> list[FoundFile]:
    """Files written to a moment ago that change while we look at them."""
    now = time.time()
    before = {file: file.file.stat() for file in files}
    fresh = [file for file, seen in before.items() if seen.st_mtime > now - _RESTED_SECONDS]
    if fresh:
        time.sleep(_WAIT_SECONDS)
    return [file for file in fresh if _shape(file) != (before[file].st_size, before[file].st_mtime)]


def _shape(file: FoundFile) -> tuple[int, float]:
    seen = file.file.stat()
    return seen.st_size, seen.st_mtime
