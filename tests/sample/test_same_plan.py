"""A seed gives one district, whatever order a process keeps its sets in."""

from __future__ import annotations

import os
import subprocess
import sys

PLAN = """
import hashlib
from pipelines.sample.district import plan_files
from pipelines.sample.invent import invent
told = hashlib.sha256()
for job in plan_files(invent(1, 0.1), 1):
    rows = [part.rows for part in job.delivery.parts]
    told.update(repr((job.delivery.path, job.delivery.reported_on, job.dress, rows)).encode())
print(told.hexdigest())
"""


def plan(hash_seed: int) -> str:
    environment = os.environ | {"PYTHONHASHSEED": str(hash_seed)}
    command = [sys.executable, "-c", PLAN]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout.decode()


def test_two_processes_plan_the_same_district() -> None:
    assert plan(1) == plan(2)
