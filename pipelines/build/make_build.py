"""A build from raw store to CURRENT: made aside, sealed, moved into place, then pointed at."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from pipelines import fault
from pipelines.belonging import claim_folder
from pipelines.build.builds import (
    MAKING,
    next_name,
    prune,
    set_aside,
    set_current,
    sweep,
)
from pipelines.build.code_version import code_version
from pipelines.build.judge_build import Judge, begin_judging, judge_build, judge_on_duckdb
from pipelines.build.load_raw import load_raw
from pipelines.build.manifest import DATABASE_NAME, Engine, Manifest
from pipelines.build.reuse.fingerprints import Fingerprints, read_fingerprints
from pipelines.build.reuse.judgements import judge_what_changed
from pipelines.build.reuse.reuse import Reuse, begin_anew, begin_with_earlier, compare_raw
from pipelines.build.reuse.statements.run_again import run_again
from pipelines.build.reuse.statements.run_statements import StatementFailed
from pipelines.build.run_dbt import run_dbt
from pipelines.build.seal import create_database, seal
from pipelines.build.spark.environment import check_spark
from pipelines.build.spark.run_on_spark import SCRATCH, run_on_spark
from pipelines.corrections.apply_corrections import corrected_cells
from pipelines.lock import build_lock
from pipelines.measures import load_measures
from pipelines.settings import PROJECT_FOLDER, Settings
from pipelines.whole_files import sync

Report = Callable[[str, int, int], None]


def make_build(
    settings: Settings,
    report: Report = lambda *_: None,
    project: Path = PROJECT_FOLDER,
    engine: Engine = "duckdb",
    full: bool = False,
) -> Manifest:
    """Build the warehouse from the deliveries in force and publish it.

    Tables of the build in force that would come out the same are taken over.

    Args:
        settings: where the data lies and what a build may use.
        report: told (code of the step, done, total) as the work goes on.
        project: the folder with dbt_project.yml.
        engine: what the models run on; what is published is the same.
        full: make every table anew; on Spark every build does.

    Raises:
        Problem: the data are another district's, another build is running (status 75), or
            something failed; then nothing was published and the failed build lies aside.
    """
    folder = settings.folder
    # Before anything is read: what is wrong with a declaration is told within a second.
    load_measures()
    if engine == "spark":
        check_spark(settings)
    with build_lock(folder.lock):
        claim_folder(folder)
        folder.logs.mkdir(parents=True, exist_ok=True)
        folder.builds.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        work = _Work.begin(folder.builds, engine, full)
        try:
            manifest = _make(work, settings, report, project)
        except Exception as error:
            set_aside(folder, work.place, error, partial(work.manifest, state="failed"))
            raise
        except BaseException:
            shutil.rmtree(work.place, ignore_errors=True)
            raise
        _publish(work, manifest, settings)
        return manifest


@dataclass
class _Work:
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
    def begin(cls, builds: Path, engine: Engine, full: bool) -> _Work:
        now = datetime.now().astimezone()
        name = next_name(builds, now.astimezone(UTC))
        place = builds / f"{MAKING}{name}"
        place.mkdir()
        return cls(name, engine, full, place, now, time.monotonic())

    def manifest(self, **known: object) -> Manifest:
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


def _make(work: _Work, settings: Settings, report: Report, project: Path) -> Manifest:
    database = work.place / DATABASE_NAME
    try:
        _load(work, settings, report)
        _make_tables(work, settings, report, project)
    except StatementFailed:
        # dbt says what failed and why.
        begin_anew(work.place)
        work.full, work.earlier = True, Fingerprints()
        _load(work, settings, report)
        _make_tables(work, settings, report, project)
    fault.point("build.judged", database)
    report("build_step_publish", 0, 0)
    sealed = seal(database)
    for scratch in ("target", "spill", SCRATCH):
        shutil.rmtree(work.place / scratch, ignore_errors=True)
    return work.manifest(state="published", **vars(sealed))


def _load(work: _Work, settings: Settings, report: Report) -> None:
    database = work.place / DATABASE_NAME
    report("build_step_raw", 0, 0)
    if work.engine == "duckdb" and not work.full:
        work.earlier = begin_with_earlier(settings.folder, database)
    fault.point("build.copied")
    with create_database(database) as connection:
        work.in_force = load_raw(connection, settings.folder)
        work.corrections = corrected_cells(connection)
        work.reuse = compare_raw(connection, settings.folder, work.earlier)
    fault.point("build.raw", database)
    report("build_step_models", 0, 0)


def _make_tables(work: _Work, settings: Settings, report: Report, project: Path) -> None:
    """Run the models on the chosen engine, which judges what it made."""
    database = work.place / DATABASE_NAME
    log = settings.folder.logs / f"build-{work.id}.log"

    def progress(done: int, total: int) -> None:
        report("build_step_models", done, total)

    def judge(ask: Judge) -> None:
        fault.point("build.models", database)
        report("build_step_quality", 0, 0)
        judge_build(database, work.id, work.in_force, settings, ask)

    if work.engine == "spark":
        with run_on_spark(database, settings, log, progress, project) as run:
            judge(run.judge)
    else:
        begin_judging()
        if not run_again(database, settings, log, project, work.reuse):
            run_dbt(database, settings, log, progress, project, reuse=work.reuse)
        ask = partial(judge_on_duckdb, database, settings)
        judge(judge_what_changed(ask, work.place, work.earlier))


def _publish(work: _Work, manifest: Manifest, settings: Settings) -> None:
    folder = settings.folder
    manifest.write(work.place)
    fault.point("publish.manifest")
    work.place.rename(folder.builds / work.id)
    sync(folder.builds)
    fault.point("publish.renamed", folder.builds / work.id / DATABASE_NAME)
    set_current(folder, work.id)
    prune(folder, settings.kept_builds)
    fault.point("publish.pruned")
