"""A build made by hand, open as pages have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.frames.open_build import OpenBuild
from tests.frames.made_build import make_build

WORKS = Path(__file__).parent / "works"


@pytest.fixture
def year_build() -> OpenBuild:
    """The build of year_end.sql and year_end_trust.sql."""
    return make_build(WORKS / "year_end.sql", WORKS / "year_end_trust.sql")
