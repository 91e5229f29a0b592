"""A workbook of plain values: whole under its name or not there, and its owner's alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OWN_FILE = 0o600


@contextmanager
def own_file(path: Path) -> Iterator[Path]:
    """A file beside `path` that only its owner reads, put in its place when the `with` is done."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    aside.unlink(missing_ok=True)
    try:
        # Somebody else's file or link of that name is not written into.
        os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWN_FILE))
        yield aside
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
