"""A build of two towns and three key works, made by hand, open as pages have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.frames.open_build import OpenBuild
from tests.frames.made_build import make_build

WORKS = Path(__file__).parent


@pytest.fixture
def build() -> OpenBuild:
    """The build of values.sql and works.sql."""
    return make_build(WORKS / "values.sql", WORKS / "works.sql")
