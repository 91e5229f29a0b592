"""What a build on Spark needs of the machine: the extra's Python, and Java where Spark looks."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from pipelines.problem import Problem
from pipelines.settings import PROJECT_FOLDER, Settings

LEAST_JAVA = 17
_OWN = PROJECT_FOLDER / ".venv-spark" / "bin" / "python"
_LIBRARIES = "pyspark", "dbt.adapters.spark", "great_expectations"
_LOOK = (
    "import sys, importlib.util as u; sys.exit(not all(u.find_spec(n) for n in sys.argv[1:]))",
    *_LIBRARIES,
)


def check_spark(settings: Settings) -> None:
    """Look for what a build on Spark needs, before it begins.

    Raises:
        Problem: the extra or Java is missing.
    """
    find_python(settings)
    _check_java()


def find_python(settings: Settings) -> Path:
    """The Python that has the extra `spark`: the setting's, this one, or that of `make spark`.

    Raises:
        Problem: none has it.
    """
    if settings.spark_python is None and importlib.util.find_spec("pyspark"):
        return Path(sys.executable)
    python = settings.spark_python or _OWN
    try:
        looked = subprocess.run([str(python), "-c", *_LOOK], capture_output=True, timeout=60)
        is_there = looked.returncode == 0
    except (OSError, subprocess.SubprocessError):
        is_there = False
    if not is_there:
        raise Problem("spark_missing", python=python)
    return python


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    try:
        told = subprocess.run(
            [java or "java", "-version"], capture_output=True, text=True, timeout=60
        )
        version = re.search(r'version "(\d+)', told.stderr + told.stdout)
    except (OSError, subprocess.SubprocessError):
        version = None
    if version is None:
        raise Problem("java_missing", least=LEAST_JAVA)
    if int(version[1]) < LEAST_JAVA:
        raise Problem("java_old", least=LEAST_JAVA, version=version[1])
