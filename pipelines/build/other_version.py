"""A build that another version of the program made, and that lacks what this one asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from pipelines.build.code_version import code_version
from pipelines.build.manifest import Manifest
from pipelines.problem import Problem

OTHER_VERSION = "build_of_other_version"


@contextmanager
def told_if_of_other_version(manifest: Manifest) -> Iterator[None]:
    """Let a query of ours in this `with` fail in words where the build is of another version.

    Raises:
        Problem: a table or column is not there, and another version made the build.
    """
    try:
        yield
    except (duckdb.CatalogException, duckdb.BinderException):
        now = code_version()
        if manifest.code_version == now:
            raise
        values = {"id": manifest.id, "made_by": manifest.code_version, "now": now}
        raise Problem(OTHER_VERSION, **values) from None
