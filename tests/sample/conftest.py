"""Two invented districts of full size for all tests, and a small one written to files."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from pipelines.sample import make_sample
from pipelines.sample.district import plan_files
from pipelines.sample.faults import plant_faults
from pipelines.sample.faults.finding import Finding
from pipelines.sample.files.write_delivery import Job
from pipelines.sample.invent import invent
from pipelines.sample.invention import Invention

SEED, OTHER_SEED = 8, 977
SCALE = 0.05


@dataclass(frozen=True)
class Planned:
    """A district of full size that is planned and not written."""

    invention: Invention
    jobs: list[Job]

    @cached_property
    def findings(self) -> dict[str, list[Finding]]:
        """What was planted, by check."""
        found = defaultdict(list)
        for finding in self.invention.book.findings:
            found[finding.code].append(finding)
        return dict(found)

    @cached_property
    def delivered(self) -> dict[str, list[dict[str, Any]]]:
        """The accepted rows of all lists in force, by feed."""
        rows = defaultdict(list)
        for job in self.jobs:
            if job.delivery.in_force:
                rows[job.delivery.feed].extend(job.delivery.accepted_rows())
        return dict(rows)


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
