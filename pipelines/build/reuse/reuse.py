"""What a build may take over, handed to the process that runs dbt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from pipelines.build.current import current_build
from pipelines.build.reuse.carry_over import copy_earlier
from pipelines.build.reuse.fingerprints import Fingerprints, read_fingerprints
from pipelines.build.reuse.raw_fingerprints import (
    FileHashes,
    Lists,
    fingerprint_lists,
    fingerprint_raw,
)
from pipelines.build.reuse.touched_people import find_touched
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem

REUSE_NAME = "reuse.json"


@dataclass(frozen=True)
class Reuse:
    """What the new file holds, told by fingerprints.

    Attributes:
        raw: of the tables of schema raw.
        lists: of those that deliveries fill, delivery by delivery.
        nodes, rows, texts: of the build that was copied; empty if none was.
    """

    raw: Mapping[str, str]
    lists: Lists
    nodes: Mapping[str, str]
    rows: Mapping[str, str]
    texts: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """Write what `read_reuse` reads, into the folder of the build's file."""
        (folder / REUSE_NAME).write_text(json.dumps(asdict(self)), encoding="utf-8")


def read_reuse(folder: Path) -> Reuse:
    """What the build was told that it may take over."""
    return Reuse(**json.loads((folder / REUSE_NAME).read_text("utf-8")))


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
    if not earlier.tables or not copy_earlier(build.path, build.manifest.file_sha256, database):
        return Fingerprints()
    return earlier


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
    return Reuse(raw, lists, earlier.nodes, earlier.rows, earlier.texts)
