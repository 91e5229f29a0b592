"""Hold a lock file against a file of known weaknesses, without a network.

The file is the OSV database's own for Python packages (PyPI/all.zip), carried in from outside: a
zip of records in the OSV schema (https://ossf.github.io/osv-schema), one JSON file each.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from pipelines.language import say
from pipelines.problem import Problem
from pipelines.supply.read_lock import normalised, read_lock

_ECOSYSTEM = "PyPI"


@dataclass(frozen=True, order=True)
class Weakness:
    """A record that speaks of a pinned version.

    Attributes:
        fixed_in: versions that are not weak any more, as the record names them.
    """

    package: str
    version: str
    id: str
    summary: str
    fixed_in: tuple[str, ...]


def known_weaknesses(lock: Path, database: Path) -> tuple[list[Weakness], datetime]:
    """Every weakness of a pinned version, and when the newest record was changed.

    Raises:
        Problem: the file is no zip of OSV records of Python packages.
    """
    pinned = {package.name: package.version for package in read_lock(lock)}
    found, newest = set(), None
    for record in _records(database):
        newest = max(newest or record["modified"], record["modified"])
        if record.get("withdrawn"):
            continue
        for affected in record.get("affected", ()):
            package = affected.get("package", {})
            name = normalised(package.get("name", ""))
            is_ours = package.get("ecosystem") == _ECOSYSTEM and name in pinned
            if is_ours and _is_weak(pinned[name], affected):
                text = record.get("summary") or record.get("details", "").partition("\n")[0]
                fixed = tuple(_fixed_in(affected))
                found.add(Weakness(name, pinned[name], record["id"], text, fixed))
    if newest is None:
        raise Problem("supply.no_records", exit_status=2, path=database)
    return sorted(found), datetime.fromisoformat(newest)


def _records(database: Path) -> Iterator[dict[str, Any]]:
    try:
        with zipfile.ZipFile(database) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    yield json.loads(archive.read(name))
    except FileNotFoundError:
        raise Problem("path_missing", exit_status=2, path=database) from None
    except (zipfile.BadZipFile, ValueError):
        raise Problem("supply.no_records", exit_status=2, path=database) from None


def _is_weak(version: str, affected: dict[str, Any]) -> bool:
    if version in affected.get("versions", ()):
        return True
    ranges = (one for one in affected.get("ranges", ()) if one["type"] == "ECOSYSTEM")
    return any(_is_within(version, one["events"]) for one in ranges)


def _is_within(version: str, events: list[dict[str, str]]) -> bool:
    """Whether a version lies between an event that brings a weakness and one that ends it."""
    own, weak = Version(version), False
    for kind, at in sorted(
        ((kind, at) for event in events for kind, at in event.items() if kind != "limit"),
        key=lambda event: (_version(event[1]), event[0] != "introduced"),
    ):
        if kind == "introduced" and own >= _version(at):
            weak = True
        elif (kind == "fixed" and own >= _version(at)) or (
            kind == "last_affected" and own > _version(at)
        ):
            weak = False
    return weak


def _version(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion:
        # A record may name a version that no index would take: what begins there begins early.
        return Version("0")


def _fixed_in(affected: dict[str, Any]) -> Iterator[str]:
    for one in affected.get("ranges", ()):
        if one["type"] == "ECOSYSTEM":
            yield from (event["fixed"] for event in one["events"] if "fixed" in event)


def main() -> int:
    """Tell the weaknesses of the lock named first by the file named second; 1 if there are any."""
    try:
        found, newest = known_weaknesses(*map(Path, sys.argv[1:3]))
    except Problem as problem:
        print(say(problem.code, **problem.values), file=sys.stderr)
        return problem.exit_status
    for one in found:
        fixed = " / ".join(one.fixed_in) or say("supply.not_fixed")
        told = {"package": one.package, "version": one.version, "id": one.id, "fixed": fixed}
        print(say("supply.weakness", summary=one.summary, **told))
    print(say("supply.told" if found else "supply.none", count=len(found), day=newest.date()))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
