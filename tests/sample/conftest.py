"""Two invented districts of full size for all tests, and a small one written to files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipelines.sample import make_sample
from pipelines.sample.district import plan_files
from pipelines.sample.faults import plant_faults
from pipelines.sample.files.write_delivery import Job
from pipelines.sample.invention import Invention, invent

SEED, OTHER_SEED = 8, 977
SCALE = 0.05


@dataclass(frozen=True)
class Planned:
    """A district of full size that is planned and not written."""

    invention: Invention
    jobs: list[Job]


@dataclass(frozen=True)
class Written:
    """A small district on the disk with its answers."""

    folder: Path
    answers: dict[str, Any]


@pytest.fixture(scope="session")
def planned() -> Planned:
    invention = invent(SEED, 1.0)
    return Planned(invention, plan_files(invention, SEED))


@pytest.fixture(scope="session")
def other() -> Invention:
    """The district of another seed, invented and not planned."""
    return invent(OTHER_SEED, 1.0)


@pytest.fixture(scope="session")
def unplanted() -> Planned:
    """The same district before any fault is planted in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plant_faults, "PLANTERS", ())
        patch.setattr(plant_faults, "DELIVERY_PLANTERS", ())
        invention = invent(SEED, 1.0)
        return Planned(invention, plan_files(invention, SEED))


@pytest.fixture(scope="session")
def written(tmp_path_factory) -> Written:
    folder = tmp_path_factory.mktemp("sample") / "inbox"
    summary = make_sample(folder, scale=SCALE, seed=SEED)
    return Written(folder, json.loads(summary.answers.read_text("utf-8")))
