"""Files that are whole under their name or not there: temporary name, fsync, rename."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from pipelines import fault

TEMPORARY = ".tmp"
_FOR_ALL = 0o666
Content = bytes | str | Callable[[BinaryIO], object]


def write_whole(path: Path, content: Content, *, mode: int = _FOR_ALL) -> None:
    """Put `content`, or what it writes, at `path` in one step; text as UTF-8.

    On failure nothing is left under either name. The rename outlasts a loss of power once the
    folder was synced: who writes many files syncs it once, behind the last.

    Args:
        path: where it is to lie.
        content: the bytes, the text, or what writes them to an open file.
        mode: the permissions of a new file, less those that the process withholds.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        with open(aside, "w+b", opener=partial(os.open, mode=mode)) as file:
            if callable(content):
                content(file)
            else:
                file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        fault.point(f"written_{path.parent.name}", aside)
        os.replace(aside, path)
    except BaseException:
        # A full disk is an error of its own to each library that writes here.
        aside.unlink(missing_ok=True)
        raise
    fault.point(f"renamed_{path.parent.name}", path)


def write_lasting(path: Path, content: Content) -> None:
    """The same for a file by itself: when this returns, it outlasts a loss of power."""
    write_whole(path, content)
    sync(path.parent)


def write_json(path: Path, document: Any) -> None:
    """Write a document as readable JSON, unless the file says so already."""
    content = json.dumps(document, ensure_ascii=False, indent=1).encode()
    if not path.exists() or path.read_bytes() != content:
        write_whole(path, content)


def sync(path: Path) -> None:
    """Make a file, or the renames in a folder, outlast a loss of power, where that can be asked.

    Raises:
        OSError: there is no such path, or the disk failed.
    """
    if os.name == "nt":
        # It syncs files that are open for writing only, and no folders.
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clear_temporary(*folders: Path, names: str = "*") -> None:
    """Remove what a killed run left behind; only its writer may do so, under the lock.

    Args:
        folders: where it wrote.
        names: which of them are its own, where others write too.
    """
    for folder in folders:
        for path in list(folder.rglob(f".{names}{TEMPORARY}")):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
