"""A build from raw store to CURRENT: made aside, sealed, moved into place, then pointed at."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from pipelines import fault
from pipelines.belonging import claim_folder
from pipelines.build.builds import (
    prune,
    set_aside,
    set_current,
    sweep,
)
from pipelines.build.dbt.run_dbt import run_dbt
from pipelines.build.engine_limits import engine_limits
from pipelines.build.judge_build import Judge, begin_judging, judge_build, judge_on_duckdb
from pipelines.build.load_raw import load_raw
from pipelines.build.manifest import DATABASE_NAME, Engine, Manifest
from pipelines.build.reuse.fingerprints import Fingerprints
from pipelines.build.reuse.judgements import judge_what_changed
from pipelines.build.reuse.reuse import begin_anew, begin_with_earlier, compare_raw
from pipelines.build.reuse.statements.run_again import run_again
from pipelines.build.reuse.statements.run_statements import StatementFailed
from pipelines.build.seal import create_database, seal
from pipelines.build.spark.environment import check_spark
from pipelines.build.spark.run_on_spark import run_on_spark
from pipelines.build.work import Work
from pipelines.corrections.apply_corrections import corrected_cells
from pipelines.lock import build_lock
from pipelines.measures import load_measures
from pipelines.problem import is_interrupt
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
        work = Work.begin(folder.builds, engine, full)
        try:
            manifest = _make(work, settings, report, project)
        except Exception as error:
            if is_interrupt(error):
                shutil.rmtree(work.place, ignore_errors=True)
                raise KeyboardInterrupt from error
            work.clear_scratch()
            set_aside(folder, work.place, error, partial(work.manifest, state="failed"))
            raise
        except BaseException:
            shutil.rmtree(work.place, ignore_errors=True)
            raise
        _publish(work, manifest, settings)
        return manifest


def _make(work: Work, settings: Settings, report: Report, project: Path) -> Manifest:
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
    work.clear_scratch()
    shutil.rmtree(work.place / "target", ignore_errors=True)
    return work.manifest(state="published", **vars(sealed))


def _load(work: Work, settings: Settings, report: Report) -> None:
    database = work.place / DATABASE_NAME
    report("build_step_raw", 0, 0)
    if work.engine == "duckdb" and not work.full:
        work.earlier = begin_with_earlier(settings.folder, database)
    fault.point("build.copied")
    with create_database(database, engine_limits(settings, database)) as connection:
        work.in_force = load_raw(connection, settings.folder)
        work.corrections = corrected_cells(connection)
        work.reuse = compare_raw(connection, settings.folder, work.earlier)
    fault.point("build.raw", database)
    report("build_step_models", 0, 0)


def _make_tables(work: Work, settings: Settings, report: Report, project: Path) -> None:
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


def _publish(work: Work, manifest: Manifest, settings: Settings) -> None:
    folder = settings.folder
    manifest.write(work.place)
    fault.point("publish.manifest")
    work.place.rename(folder.builds / work.id)
    sync(folder.builds)
    fault.point("publish.renamed", folder.builds / work.id / DATABASE_NAME)
    set_current(folder, work.id)
    prune(folder, settings.kept_builds)
    fault.point("publish.pruned")
