"""Where return workbooks may be written: plain values are for their reader alone."""

from __future__ import annotations

from pathlib import Path

from pipelines.problem import Problem
from pipelines.settings import Settings

_OWN_FOLDER = 0o700


def return_folder(out: Path, settings: Settings) -> Path:
    """The folder to write to, made if it is not there, open to its owner only.

    Raises:
        Problem: it is a file, or lies in the inbox or in the data folder, where others read.
    """
    place, data = out.expanduser().resolve(), settings.data.resolve()
    inbox = settings.inbox_folder.resolve()
    own = settings.folder.returns.resolve()
    is_published = place.is_relative_to(data) and not place.is_relative_to(own)
    if place.is_relative_to(inbox) or is_published:
        raise Problem("return_place", exit_status=2, path=out, own=settings.folder.returns)
    if place.exists() and not place.is_dir():
        raise Problem("return_place_file", exit_status=2, path=out)
    place.mkdir(parents=True, exist_ok=True, mode=_OWN_FOLDER)
    return place
