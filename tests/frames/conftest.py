"""A build made by hand, open as pages have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.build.current import CurrentBuild
from pipelines.build.manifest import Manifest
from pipelines.frames.open_build import OpenBuild

_MOMENT = "2014-01-01T00:00:00+08:00"


@pytest.fixture
def year_build() -> Iterator[OpenBuild]:
    """The build of year_end.sql and year_end_trust.sql."""
    manifest = Manifest("hand-made", "published", _MOMENT, _MOMENT, 1.0, "v", "d")
    with duckdb.connect() as connection:
        for name in ("year_end.sql", "year_end_trust.sql"):
            connection.execute((Path(__file__).parent / "works" / name).read_text(encoding="utf-8"))
        yield OpenBuild(CurrentBuild(manifest, Path("hand-made")), connection)
