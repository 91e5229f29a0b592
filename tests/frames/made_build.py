"""A build of a few hand-made tables, to ask frames and pages of."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from pipelines.access.rights import Role
from pipelines.build.current import CurrentBuild
from pipelines.build.manifest import Manifest
from pipelines.frames.open_build import OpenBuild

_MOMENT = "2014-01-15T08:00:00+08:00"


def make_build(*tables: str | Path, role: Role = "admin", **known: Any) -> OpenBuild:
    """An open build under a name of its own, by which pages keep its frames apart.

    Args:
        tables: statements that create what the build holds, or files of them.
        role: for whom it is open.
        known: what else its manifest says.
    """
    connection = duckdb.connect()
    for part in tables:
        connection.execute(part if isinstance(part, str) else part.read_text(encoding="utf-8"))
    manifest = Manifest(uuid4().hex, "published", _MOMENT, _MOMENT, 1.0, "v", "d", **known)
    return OpenBuild(CurrentBuild(manifest, Path("hand-made")), connection, role)
