"""The declared indicators and made ones of every kind, compiled once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.measures import Measure, load_measures
from pipelines.measures.gather_measures import read_folder
from tests.measures.counted import Counting
from tests.measures.mutants import mutants

MADE = Path(__file__).parent / "made"


@pytest.fixture(scope="session")
def measures() -> list[Measure]:
    """The declarations of the district, and those in the folder `made`."""
    return [*read_folder(MADE).values(), *load_measures()]


@pytest.fixture(scope="session")
def counting(measures: list[Measure], tmp_path_factory: pytest.TempPathFactory) -> Counting:
    """The compiled model of them, and of each of them wrong in one place."""
    wrong = [mutant for measure in measures for mutant in mutants(measure)]
    return Counting([*measures, *wrong], tmp_path_factory.mktemp("compiled"))
