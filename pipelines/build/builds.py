"""The builds of a data folder: which there are, which go, and the step back to one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from pipelines import fault
from pipelines.build.current import current_build, is_whole
from pipelines.build.manifest import Manifest, read_manifest
from pipelines.data_folder import DataFolder
from pipelines.language import say
from pipelines.lock import build_lock
from pipelines.problem import Problem, disk_error
from pipelines.whole_files import write_lasting

KEPT_FAILURES = 2
MAKING = ".making-"
FAILED = "failed-"
_NAMED = "%Y%m%dT%H%M%S-%f"
_NAME = re.compile(r"\d{8}T\d{6}-\d{6}")


def next_name(builds: Path, now: datetime) -> str:
    """A build's name behind all others in `builds`, even where the clock was set back."""
    names = (path.name.removeprefix(FAILED) for path in builds.iterdir())
    before = max(filter(_NAME.fullmatch, names), default="")
    name = f"{now:{_NAMED}}"
    if name <= before:
        name = f"{datetime.strptime(before, _NAMED) + timedelta(microseconds=1):{_NAMED}}"
    return name


def list_builds(folder: DataFolder) -> list[Manifest]:
    """Every build that left a manifest, failed ones too, newest first."""
    found = [read_manifest(path) for path in _folders(folder)]
    return sorted((m for m in found if m), key=lambda m: m.id, reverse=True)


def set_current(folder: DataFolder, build_id: str) -> None:
    """Make the build the one in force, in one step."""
    write_lasting(folder.current, build_id + "\n")
    fault.point("publish.current")


def roll_back(folder: DataFolder, build_id: str | None = None) -> Manifest:
    """Go back to a build, by default to the one before the current; returns its manifest.

    Raises:
        Problem: there is no such build, or another build is running.
    """
    with build_lock(folder.lock):
        current = current_build(folder).manifest.id
        good = [m for m in list_builds(folder) if is_whole(folder.builds / m.id)]
        wanted = [m for m in good if (m.id == build_id if build_id else m.id < current)]
        if not wanted:
            raise Problem("build_unknown", name=build_id or "-")
        set_current(folder, wanted[0].id)
    return wanted[0]


def prune(folder: DataFolder, kept: int) -> None:
    """Remove good builds beyond the newest `kept` and failed ones beyond two.

    The current build stays whatever its age. A reader that has an old file open keeps it: the
    system frees the bytes when the reader closes it.
    """
    current = current_build(folder).manifest.id
    good = [m.id for m in list_builds(folder) if m.state == "published"]
    for build_id in good[kept:]:
        if build_id != current:
            shutil.rmtree(folder.builds / build_id, ignore_errors=True)
    prune_failures(folder)


def set_aside(
    folder: DataFolder, place: Path, error: Exception, manifest: Callable[..., Manifest]
) -> None:
    """Keep a build that failed for study, and remove those beyond the newest two.

    Args:
        folder: the data folder.
        place: where the build was made.
        error: why it failed; where the disk is full nothing is kept, for the next build needs
            the room.
        manifest: of the build, given the failure in words.
    """
    if disk_error(error) is not None:
        shutil.rmtree(place, ignore_errors=True)
    else:
        known = error.code if isinstance(error, Problem) else None
        failure = say(known, **error.values) if known else type(error).__name__
        manifest(failure=failure).write(place)
        place.rename(place.with_name(f"{FAILED}{place.name}".replace(MAKING, "")))
    prune_failures(folder)


def prune_failures(folder: DataFolder) -> None:
    """Remove failed builds beyond the newest two."""
    failed = sorted((p for p in _folders(folder) if p.name.startswith(FAILED)), reverse=True)
    for path in failed[KEPT_FAILURES:]:
        shutil.rmtree(path, ignore_errors=True)


def sweep(folder: DataFolder) -> None:
    """Remove what a killed build left; only for the holder of the build lock."""
    for path in folder.builds.glob(f"{MAKING}*"):
        shutil.rmtree(path, ignore_errors=True)
    left = [*folder.builds.glob(f".{folder.current.name}.*")]
    left += folder.quality.glob(".*-published.parquet.*.tmp")
    for path in left:
        path.unlink(missing_ok=True)


def _folders(folder: DataFolder) -> list[Path]:
    if not folder.builds.is_dir():
        return []
    return [p for p in folder.builds.iterdir() if p.is_dir() and not p.name.startswith(".")]
