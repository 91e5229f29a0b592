"""A real Spark cluster on this machine: a standalone master and workers, a process each."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_DEPLOY = "org.apache.spark.deploy"
_PATIENCE = 120


@dataclass
class Cluster:
    """`master` is its address; a worker of `workers` can be killed."""

    master: str
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)


@contextmanager
def running_cluster(python: Path, place: Path, workers: int = 2) -> Iterator[Cluster]:
    """A master and workers of one core and 1 GB, gone at the end of the `with`.

    Args:
        python: has PySpark, whose own programs are started.
        place: takes logs and scratch.
        workers: how many.
    """
    place.mkdir(parents=True)
    begun: list[subprocess.Popen[bytes]] = []

    def begin(name: str, *arguments: str) -> Path:
        log = place / f"{name}.log"
        with log.open("wb") as out:
            command = [str(_spark_class(python)), f"{_DEPLOY}.{arguments[0]}", *arguments[1:]]
            # exec: the process that is killed is Java itself.
            begun.append(subprocess.Popen(command, stdout=out, stderr=out, env=_environment(place)))
        return log

    try:
        log = begin("master", *("master.Master", "--host", "127.0.0.1", "--port", "0"))
        port = _wait_for(log, r"Starting Spark master at spark://127\.0\.0\.1:(\d+)")
        cluster = Cluster(f"spark://127.0.0.1:{port}")
        for number in range(workers):
            limits = ("--cores", "1", "--memory", "1g", "--work-dir", str(place / f"work{number}"))
            log = begin(f"worker{number}", "worker.Worker", *limits, cluster.master)
            _wait_for(log, r"(Successfully registered with master)")
        cluster.workers = begun[1:]
        yield cluster
    finally:
        for process in begun:
            process.kill()
            process.wait()


def _spark_class(python: Path) -> Path:
    told = subprocess.run(
        [str(python), "-c", "import pyspark; print(pyspark.__path__[0])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return Path(told.stdout.strip()) / "bin" / "spark-class"


def _environment(place: Path) -> dict[str, str]:
    home = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(place / "local")}
    ports = {"SPARK_MASTER_WEBUI_PORT": "0", "SPARK_WORKER_WEBUI_PORT": "0"}
    return os.environ | home | ports | {"SPARK_DAEMON_MEMORY": "512m"}


def _wait_for(log: Path, pattern: str) -> str:
    return wait_until(lambda: re.search(pattern, log.read_text("utf-8", "replace")), str(log))[1]


def wait_until(look: Callable[[], object], what: str, seconds: float = _PATIENCE) -> object:
    """What `look` returns once it is true.

    Raises:
        TimeoutError: it was not true in time.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.2)
    raise TimeoutError(what)
