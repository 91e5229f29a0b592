"""A build of a few hand-made tables, to ask frames and pages of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import duckdb

from pipelines.frames.open_build import OpenBuild


def make_build(tables: str) -> OpenBuild:
    """An open build that holds what the statements create, under a name of its own."""
    connection = duckdb.connect()
    connection.execute(tables)
    manifest = SimpleNamespace(id=uuid4().hex, finished_at="2014-01-15T08:00:00+08:00")
    build: Any = SimpleNamespace(manifest=manifest)
    return OpenBuild(build, connection)
