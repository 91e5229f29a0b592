"""What a build may take over, handed to the process that runs dbt."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from pipelines.build.current import current_build
from pipelines.build.reuse.carry_over import copy_earlier
from pipelines.build.reuse.fingerprints import Fingerprints, read_fingerprints
from pipelines.build.reuse.parts.kept_sums import bring_sums
from pipelines.build.reuse.parts.touched_people import find_touched
from pipelines.build.reuse.raw_fingerprints import (
    FileHashes,
    Lists,
    fingerprint_lists,
    fingerprint_raw,
)
from pipelines.build.reuse.statements.project import read_project
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem

REUSE_NAME = "reuse.json"


@dataclass(frozen=True)
class Reuse:
    """What the new file holds, told by fingerprints.

    Attributes:
        raw: of the tables of schema raw.
        lists: of those that deliveries fill, delivery by delivery.
        earlier: of the build that was copied; empty if none was.
    """

    raw: Mapping[str, str]
    lists: Lists
    earlier: Fingerprints

    def write(self, folder: Path) -> None:
        """Write what `take_reuse` reads, into the folder of the build's file."""
        (folder / REUSE_NAME).write_text(json.dumps(asdict(self)), encoding="utf-8")


def take_reuse(folder: Path) -> Reuse:
    """What the build was told that it may take over; told once."""
    path = folder / REUSE_NAME
    told = json.loads(path.read_text("utf-8"))
    path.unlink()
    return Reuse(told["raw"], told["lists"], Fingerprints(**told["earlier"]))


def begin_with_earlier(folder: DataFolder, database: Path) -> Fingerprints:
    """Make the new file a copy of the build in force, where that can be told table by table.

    Returns:
        The fingerprints of what the new file holds; empty ones, and no file, without.
    """
    try:
        build = current_build(folder)
    except Problem:
        return Fingerprints()
    earlier = read_fingerprints(build.path.parent)
    project = read_project(build.path.parent)
    if not earlier.tables or project is None:
        return Fingerprints()
    if not copy_earlier(build.path, build.manifest.file_sha256, database):
        return Fingerprints()
    project.write(database.parent)
    bring_sums(build.path.parent, database.parent, earlier.sums)
    return earlier


def begin_anew(place: Path) -> None:
    """Empty the folder of a build that was begun with what an earlier one has made."""
    for path in place.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def compare_raw(
    connection: duckdb.DuckDBPyConnection, folder: DataFolder, earlier: Fingerprints
) -> Reuse:
    """Hold schema raw of a new file against what the copied build was made of.

    Whom the difference touches, if it is few people, schema raw says from then on.
    """
    hashes = FileHashes()
    lists = fingerprint_lists(connection, hashes)
    raw = fingerprint_raw(connection, folder, hashes)
    find_touched(connection, folder, earlier.lists, lists)
    return Reuse(raw, lists, earlier)
