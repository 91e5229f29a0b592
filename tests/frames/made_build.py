"""A build of a few hand-made tables, to ask frames of."""

from __future__ import annotations

from typing import Any

import duckdb

from pipelines.frames.open_build import OpenBuild


def make_build(tables: str) -> OpenBuild:
    """An open build that holds what the statements create; it has no manifest."""
    connection = duckdb.connect()
    connection.execute(tables)
    unknown: Any = None
    return OpenBuild(unknown, connection)
