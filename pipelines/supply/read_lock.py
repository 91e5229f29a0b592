"""The packages of a lock file of pip's: names, versions, hashes, and who needs whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^\s+# (?:via\s*)?(.*)$")


@dataclass
class Package:
    """One pinned package.

    Attributes:
        name: as the index normalises it. hashes: SHA-256 of each of its files.
        needed_by: packages, or the project's own file.
    """

    name: str
    version: str
    hashes: list[str] = field(default_factory=list)
    needed_by: list[str] = field(default_factory=list)


def normalised(name: str) -> str:
    """A package's name as indexes and advisories compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_lock(path: Path) -> list[Package]:
    """Every package of a lock that `uv pip compile` or pip-tools wrote, in its order."""
    found: list[Package] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if package := _PACKAGE.match(line):
            found.append(Package(normalised(package[1]), package[2]))
        elif found and (hashed := _HASH.search(line)):
            found[-1].hashes.append(hashed[1])
        elif found and (via := _VIA.match(line)) and via[1]:
            found[-1].needed_by.append(via[1].strip())
    return found
