"""The child process of a build on Spark: one session that dbt, then the suites, run in.

It runs in the environment of the extra `spark` and dies with the build that began it; Spark's
Java process dies with it. Its catalogue lives in its memory: nothing of Spark outlives a build.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import Any

from pipelines.build.dbt.process import die_with_parent
from pipelines.build.spark.plan import JUDGED, MODELS_MADE, NO_SESSION, NO_WORKERS, Plan, read_plan

# Few and small tables on one machine; a cluster's own numbers come as settings.
_CONF = {
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.eventLog.enabled": "false",
    "spark.log.level": "ERROR",
}
_LOCAL = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


def main() -> None:
    """Run dbt by the plan that is named, then judge as often as a line on standard input asks."""
    die_with_parent()
    warnings.simplefilter("ignore")
    plan = read_plan(Path(sys.argv[1]))
    try:
        session = _open_session(plan)
    except Exception as error:
        print(type(error).__name__, error, file=sys.stderr, flush=True)
        os._exit(NO_SESSION)
    if not plan.master.startswith("local"):
        watch = threading.Thread(target=_watch_workers, args=(session, plan), daemon=True)
        watch.start()
    # From here on workers are needed: Spark reads the files' columns on them.
    _show_raw(session, plan)
    from dbt.cli.main import dbtRunner

    if not dbtRunner().invoke(plan.arguments).success:
        sys.exit(1)
    _say(MODELS_MADE)
    for _ in sys.stdin:
        plan.judgements.write_bytes(pickle.dumps(_judge(session, plan)))
        _say(JUDGED)
    session.stop()


def _open_session(plan: Plan) -> Any:
    from pyspark.sql import SparkSession

    own = {
        "spark.sql.warehouse.dir": str(plan.warehouse),
        "spark.local.dir": str(plan.spill),
    }
    builder = SparkSession.builder.appName("minsheng").master(plan.master)
    local = _LOCAL if plan.master.startswith("local") else {}
    for name, value in (_CONF | local | own | plan.conf).items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _show_raw(session: Any, plan: Plan) -> None:
    session.sql("create schema raw")
    for path in sorted(plan.raw.glob("*.parquet")):
        session.catalog.createTable(f"raw.{path.stem}", str(path), "parquet")


def _watch_workers(session: Any, plan: Plan) -> None:
    """End the process when no worker has been there for long: Spark itself would wait for ever."""
    last_seen = time.monotonic()
    while time.monotonic() - last_seen < plan.seconds_without_workers:
        time.sleep(1)
        # The driver counts as one.
        if session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() > 1:
            last_seen = time.monotonic()
    os._exit(NO_WORKERS)


def _judge(session: Any, plan: Plan) -> tuple[bool, Any]:
    os.environ |= {"GX_ANALYTICS_ENABLED": "false"}
    from expectations.published.judge_spark import judge_spark

    try:
        suites = pickle.loads(plan.suites.read_bytes())  # noqa: S301
        return True, judge_spark(session, suites)
    except Exception as error:
        print(type(error).__name__, error, file=sys.stderr, flush=True)
        return False, type(error).__name__


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
