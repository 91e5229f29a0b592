"""A made-up district, and the command as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import run
from tests.opening.made_district import TABLES

__all__ = ["run"]


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """A made-up district's folder."""
    seeds = tmp_path / "district" / "seeds"
    seeds.mkdir(parents=True)
    for name, text in TABLES.items():
        (seeds / f"{name}.csv").write_text(text, encoding="utf-8")
    return seeds.parent
