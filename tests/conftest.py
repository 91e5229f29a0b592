"""What tests of several folders share: districts made once a run, and which tests stay together."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.district.made_district import SEEDS, District, made_district

TESTS = Path(__file__).parent


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run that all its workers share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def district(shared_folder: Path) -> Callable[[int], District]:
    """Make, take in, build and publish the sample of a seed; each seed once."""
    return cache(lambda seed: made_district(shared_folder, seed))


@pytest.fixture(scope="session")
def first_district(district: Callable[[int], District]) -> District:
    """The sample of seed 1: read it, do not change it."""
    return district(SEEDS[0])
