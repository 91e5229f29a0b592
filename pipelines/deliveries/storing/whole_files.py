"""Files that are whole under their name or not there: temporary name, fsync, rename."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from pipelines import fault

TEMPORARY = ".tmp"


def write_whole(path: Path, content: bytes | Callable[[BinaryIO], object]) -> None:
    """Put `content`, or what it writes, at `path` in one step.

    On failure nothing is left under either name.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        with aside.open("w+b") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
        fault.point(f"written_{path.parent.name}", aside)
        os.replace(aside, path)
    except Exception:
        # A full disk is an error of its own to each library that writes here.
        aside.unlink(missing_ok=True)
        raise
    fault.point(f"renamed_{path.parent.name}", path)


def write_json(path: Path, document: Any) -> None:
    """Write a document as readable JSON, unless the file says so already."""
    content = json.dumps(document, ensure_ascii=False, indent=1).encode()
    if not path.exists() or path.read_bytes() != content:
        write_whole(path, content)


def sync_folder(path: Path) -> None:
    """Make renames in a folder outlast a loss of power, where folders can be synced."""
    if os.name == "nt" or not path.is_dir():
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
