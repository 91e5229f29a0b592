"""A build on its way: where it is made, since when, and of what."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.builds import MAKING, next_name
from pipelines.build.code_version import code_version
from pipelines.build.manifest import Engine, Manifest
from pipelines.build.reuse.fingerprints import Fingerprints, read_fingerprints
from pipelines.build.reuse.parts.make_in_part import PART
from pipelines.build.reuse.reuse import Reuse
from pipelines.build.spark.run_on_spark import SCRATCH

# What only a running build needs; it may be as large as the build.
_SCRATCH = "spill", PART, SCRATCH


@dataclass
class Work:
    """A build on its way.

    Attributes:
        id: its name once it is published.
        place: the folder that it is made in.
        clock: of when it began, for its seconds.
        in_force: ids of the deliveries that it is made of.
        corrections: what became of each.
        earlier: what the build was made of whose file it begins with.
        reuse: what it may take over.
    """

    id: str
    engine: Engine
    full: bool
    place: Path
    started: datetime
    clock: float
    in_force: list[str] = field(default_factory=list)
    corrections: list[dict[str, Any]] = field(default_factory=list)
    earlier: Fingerprints = field(default_factory=Fingerprints)
    reuse: Reuse | None = None

    @classmethod
    def begin(cls, builds: Path, engine: Engine, full: bool) -> Work:
        """Make the folder of a new build."""
        now = datetime.now().astimezone()
        name = next_name(builds, now.astimezone(UTC))
        place = builds / f"{MAKING}{name}"
        place.mkdir()
        return cls(name, engine, full, place, now, time.monotonic())

    def manifest(self, **known: object) -> Manifest:
        """What is told of the build so far."""
        return Manifest(
            id=self.id,
            engine=self.engine,
            started_at=self.started.isoformat(timespec="seconds"),
            finished_at=datetime.now().astimezone().isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - self.clock, 1),
            code_version=code_version(),
            duckdb_version=duckdb.__version__,
            deliveries=len(self.in_force),
            deliveries_sha256=sha256("\n".join(self.in_force).encode()).hexdigest(),
            corrections=self.corrections,
            kept_tables=len(read_fingerprints(self.place).kept),
            **known,
        )

    def clear_scratch(self) -> None:
        """Give back what only the running build needed."""
        for name in _SCRATCH:
            shutil.rmtree(self.place / name, ignore_errors=True)
