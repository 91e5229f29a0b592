"""A raw store with one list in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.data_folder import DataFolder
from tests.corrections.made_store import FIRST, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with one list in force."""
    made = Store(DataFolder(tmp_path))
    made.deliver(FIRST)
    return made
