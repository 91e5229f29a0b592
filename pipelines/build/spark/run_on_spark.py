"""Run the models on Spark and bring their tables into the build's file."""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from pipelines.build.dbt.failures import failures_of_run
from pipelines.build.dbt.run_dbt import Progress, build_environment, dbt_arguments, follow_dbt
from pipelines.build.engine_limits import engine_limits
from pipelines.build.spark.environment import find_python
from pipelines.build.spark.load_tables import load_tables, write_raw
from pipelines.build.spark.plan import JUDGED, MODELS_MADE, NO_SESSION, NO_WORKERS, Plan
from pipelines.problem import Problem
from pipelines.settings import PROJECT_FOLDER, Settings

SCRATCH = "spark"
# What the models of a small district take; a larger one's are given to executors.
_DRIVER_MB = 2048
_PROCESS = "-m", "pipelines.build.spark.spark_process"
_REASONS = {NO_SESSION: "spark_unreachable", NO_WORKERS: "spark_without_workers"}


class SparkRun:
    """The asker's end of the process on Spark, which makes the models, then judges its tables."""

    def __init__(self, child: subprocess.Popen[str], plan: Plan) -> None:
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the process on Spark has no pipes")
        self._child, self._plan = child, plan
        self._questions, self._answers = child.stdin, child.stdout
        self._is_made = False

    def wait_for_models(self, log: IO[str], progress: Progress, target: Path) -> None:
        """Follow dbt to its end.

        Raises:
            Problem: a node failed, or Spark did; the sentence says which.
        """
        errors = follow_dbt(self._lines_of_dbt(), log.write, progress)
        if self._is_made:
            return
        status = self._child.wait()
        told = {"master": self._plan.master, "log": log.name}
        if status in _REASONS:
            raise Problem(_REASONS[status], **told)
        failures = failures_of_run(target) or errors[-3:] or [f"Spark: {status}"]
        raise Problem("build_models_failed", failures="\n".join(failures), log=log.name)

    def judge(self, suites: Sequence[Any]) -> list[Any]:
        """Hold Spark's tables against suites.

        Raises:
            Problem: the process died, or could not judge.
        """
        self._plan.suites.write_bytes(pickle.dumps(suites))
        try:
            self._questions.write("judge\n")
            self._questions.flush()
            is_done = JUDGED in self._answers
        except OSError:
            is_done = False
        if not is_done:
            self._child.kill()
            raise Problem("quality_judge_died", status=self._child.wait())
        is_judged, found = pickle.loads(self._plan.judgements.read_bytes())  # noqa: S301
        if not is_judged:
            raise Problem("quality_judge_failed", kind=found)
        return found

    def _lines_of_dbt(self) -> Iterator[str]:
        for line in self._answers:
            if line == MODELS_MADE:
                self._is_made = True
                return
            yield line


@contextmanager
def run_on_spark(
    database: Path, settings: Settings, log: Path, progress: Progress, project: Path
) -> Iterator[SparkRun]:
    """Build every model on Spark into tables of `database`; within the `with` Spark still runs.

    Args:
        database: holds schema raw; its folder takes all scratch, and on a cluster must lie
            where every worker sees it under the same path.
        settings: the master, its properties, and what the engine may use here.
        log: written anew with dbt's and Spark's words.
        progress: told nodes done and nodes in all.
        project: the folder with dbt_project.yml.

    Raises:
        Problem: Spark cannot be reached or lost its workers, or a model, seed or test failed.
    """
    target = database.parent / "target"
    plan = Plan(
        database.parent / SCRATCH,
        settings.spark_master or f"local[{settings.build_threads}]",
        {"spark.driver.memory": f"{settings.build_memory_mb or _DRIVER_MB}m"} | settings.spark_conf,
        [*dbt_arguments(project), "--target", "spark", "--exclude-resource-type", "unit_test"],
    )
    limits = engine_limits(settings, database)
    write_raw(database, plan.raw, limits)
    plan.write()
    with (
        log.open("w", encoding="utf-8") as out,
        subprocess.Popen(
            [str(find_python(settings)), *_PROCESS, str(plan.file)],
            cwd=PROJECT_FOLDER,
            env=build_environment(database, target, settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=out,
            encoding="utf-8",
            errors="replace",
        ) as child,
    ):
        try:
            run = SparkRun(child, plan)
            run.wait_for_models(out, progress, target)
            load_tables(database, plan.warehouse, target / "manifest.json", limits)
            yield run
        except BaseException:
            child.kill()
            raise
