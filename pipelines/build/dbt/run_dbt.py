"""Run the models, their tests and the seeds: one `dbt build` in a child process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.dbt.failures import failures_of_run
from pipelines.build.engine_limits import limits_for_children
from pipelines.build.reuse.reuse import Reuse
from pipelines.district import seed_path
from pipelines.measures import VARIABLE, declared_text
from pipelines.problem import Problem, disk_error
from pipelines.run_log import run_id
from pipelines.settings import PROJECT_FOLDER, Settings

Progress = Callable[[int, int], None]

# From here on one model keeps all threads busy, and two at once want twice the memory.
_MANY_ROWS = 5_000_000
_HAS_REGISTER = """
select 1 from information_schema.tables where table_schema = 'raw' and table_name = 'deliveries'
"""
_ROWS_IN_FORCE = """
select coalesce(sum(rows_accepted), 0) from raw.deliveries where state = 'in_force'
"""
_PROCESS_OF_REUSE = sys.executable, "-m", "pipelines.build.reuse.run_process"
# Each of a node's results counts as one step of progress.
_RESULTS = {
    "LogModelResult",
    "LogSeedResult",
    "LogTestResult",
    "LogUnitTestResult",
    "SkippingDetails",
}


def run_dbt(
    database: Path,
    settings: Settings,
    log: Path,
    progress: Progress,
    project: Path,
    with_unit_tests: bool = False,
    only: str | None = None,
    reuse: Reuse | None = None,
) -> None:
    """Build every model into `database`, writing dbt's words to `log`.

    Unit tests judge the models' code, not a district's data: the project's own tests run
    them, a build does not.

    Args:
        database: holds schema raw; its folder takes dbt's scratch.
        settings: what the engine may use.
        log: added to.
        progress: told nodes done and nodes in all.
        project: the folder with dbt_project.yml.
        with_unit_tests: run those too.
        only: build this selection of dbt's alone, and no test of any kind.
        reuse: leave as they are the tables of `database` that would come out the same, and
            write what all tables were made of beside it (fingerprints.json).

    Raises:
        Problem: a model, seed or test failed; the sentence names them.
        OSError: the disk is full or read-only.
    """
    target = database.parent / "target"
    if reuse:
        reuse.write(database.parent)
        command = [*_PROCESS_OF_REUSE, *dbt_arguments(project)[1:]]
    else:
        command = [sys.executable, "-m", "pipelines.build.dbt.process", *dbt_arguments(project)]
        if only:
            command += ["--select", only, "--exclude-resource-types", "test", "unit_test"]
        elif not with_unit_tests:
            command += ["--exclude-resource-type", "unit_test"]
    environment = build_environment(database, target, settings)
    environment["MINSHENG_BUILD_MODELS"] = str(models_at_once(database, settings))
    with (
        log.open("a", encoding="utf-8") as out,
        subprocess.Popen(
            command,
            cwd=PROJECT_FOLDER,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as child,
    ):
        try:
            errors = follow_dbt(child.stdout or (), out.write, progress)
            status = child.wait()
        except BaseException:
            child.kill()
            raise
    if status != 0:
        failures = failures_of_run(target) or errors[-3:] or [f"dbt: {status}"]
        for of_disk in filter(None, map(disk_error, errors)):
            raise of_disk
        raise Problem("build_models_failed", failures="\n".join(failures), log=log)


def dbt_arguments(project: Path) -> list[str]:
    """The command line of a `dbt build` that `follow_dbt` can read."""
    return [
        "build",
        *("--project-dir", str(project), "--profiles-dir", str(project)),
        *("--log-format", "json", "--log-level-file", "none", "--no-version-check"),
    ]


def build_environment(database: Path, target: Path, settings: Settings) -> dict[str, str]:
    """The variables that dbt runs with: its files, its limits, and no statistics sent.

    Raises:
        Problem: a declared indicator is not as it must be.
    """
    return os.environ | {
        "MINSHENG_BUILD_FILE": str(database),
        **limits_for_children(settings, database),
        "MINSHENG_DISTRICT_SEEDS": seed_path(),
        VARIABLE: declared_text(),
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": str(target),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
    }


def models_at_once(database: Path, settings: Settings) -> int:
    """How many models dbt makes at a time: one where the lists in force hold millions of rows."""
    if not database.exists():
        return settings.build_threads
    with duckdb.connect(str(database), read_only=True) as connection:
        if not connection.execute(_HAS_REGISTER).fetchone():
            return settings.build_threads
        rows = connection.execute(_ROWS_IN_FORCE).fetchone()
    return 1 if rows and rows[0] >= _MANY_ROWS else settings.build_threads


def follow_dbt(lines: Iterable[str], write: Callable[[str], Any], progress: Progress) -> list[str]:
    """Read dbt's lines to their end: to the log as JSON lines; returns what it called errors."""
    errors: list[str] = []
    done = total = 0
    for line in lines:
        try:
            event = json.loads(line)
            info, data = event["info"], event["data"]
        except (ValueError, KeyError, TypeError):
            write(log_line("said", line.rstrip("\n")))
            continue
        write(log_line(info["level"], info["msg"]))
        if info["level"] == "error":
            errors.append(info["msg"].strip())
        if info["name"] == "ConcurrencyLine":
            # A build that takes tables over begins dbt several times.
            total += data["node_count"]
        elif info["name"] in _RESULTS:
            done += 1
            progress(done, total)
    return errors


def log_line(level: str, message: str) -> str:
    """A line of a build's log."""
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    told = {"run": run_id(), "at": at, "level": level, "message": message}
    return json.dumps(told, ensure_ascii=False) + "\n"
