"""The build in force, as every reader opens it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.build.manifest import DATABASE_NAME, Manifest, read_manifest
from pipelines.build.other_version import told_if_of_other_version
from pipelines.data_folder import DataFolder
from pipelines.language import say
from pipelines.problem import Problem

_SETTINGS = {
    "threads": 2,
    "memory_limit": "1GB",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    # As in profiles.yml.
    "disabled_optimizers": "window_self_join",
}


@dataclass(frozen=True)
class CurrentBuild:
    """The build that readers see.

    Attributes:
        path: the database file, read-only.
        warning: a code of pipelines/language when CURRENT could not be followed, else None.
    """

    manifest: Manifest
    path: Path
    warning: str | None = None


def current_build(folder: DataFolder) -> CurrentBuild:
    """The build that CURRENT names; without a CURRENT that can be followed, the newest good one.

    Raises:
        Problem: there is no good build.
    """
    try:
        name = folder.current.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    # A name is one folder's name: anything else in CURRENT is damage.
    if name and Path(name).name == name and is_whole(folder.builds / name):
        return _build(folder.builds / name)
    whole = sorted((p for p in folder.builds.glob("[0-9]*") if is_whole(p)), reverse=True)
    if not whole:
        raise Problem("no_build")
    return _build(whole[0], "current_damaged")


def kept_build(folder: DataFolder, build_id: str) -> CurrentBuild | None:
    """A build that is not in force any more; None when it is gone or not whole."""
    place = folder.builds / Path(build_id).name
    return _build(place) if is_whole(place) else None


def is_whole(folder: Path) -> bool:
    """Whether the folder holds a published build whose file has the size it was given."""
    manifest = read_manifest(folder)
    database = folder / DATABASE_NAME
    return (
        manifest is not None
        and manifest.state == "published"
        and database.is_file()
        and database.stat().st_size == manifest.file_bytes
    )


def connect_to(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a build's file.

    All readers of one process share an engine, which takes no second set of settings.
    """
    return duckdb.connect(str(path), read_only=True, config=_SETTINGS)


@contextmanager
def open_build(build: CurrentBuild) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the build's file, closed at the end of the `with`.

    Raises:
        Problem: a query of ours in the `with` found the build to be of another version.
    """
    with connect_to(build.path) as connection, told_if_of_other_version(build.manifest):
        yield connection


@contextmanager
def open_current(folder: DataFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the build in force, closed at the end of the `with`.

    A CURRENT that cannot be followed is told on standard error.

    Raises:
        Problem: there is no good build.
    """
    build = current_build(folder)
    if build.warning:
        print(say(build.warning), file=sys.stderr)
    with open_build(build) as connection:
        yield connection


def _build(folder: Path, warning: str | None = None) -> CurrentBuild:
    manifest = read_manifest(folder)
    if manifest is None:
        raise Problem("no_build")
    return CurrentBuild(manifest, folder / DATABASE_NAME, warning)
