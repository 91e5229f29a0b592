"""What the machine offers: room, versions, and the programs that some editions need."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from pipelines.doctor.remark import Remark, broken, note
from pipelines.settings import PROJECT_FOLDER, Settings

_TIGHT_GB, _FULL_GB = 5, 1
_PACKAGES = ("minsheng", "duckdb", "dbt-core", "dbt-duckdb", "polars")
# Looked for by any of their names; nothing of this version's commands needs them.
_PROGRAMS = {"Java": ("java",), "Chromium": ("chromium", "chromium-browser", "google-chrome")}


def examine_machine(settings: Settings) -> Iterator[Remark]:
    """Disk, project files, versions of what matters, and optional programs."""
    # On a disk that takes no folder, examine_work says so.
    with suppress(OSError):
        settings.data.mkdir(parents=True, exist_ok=True)
    place = next(one for one in (settings.data, *settings.data.parents) if one.exists())
    free = shutil.disk_usage(place).free / 1024**3
    if free < _FULL_GB:
        yield broken("doctor_disk_full", free=f"{free:.1f}")
    elif free < _TIGHT_GB:
        yield note("doctor_disk_tight", free=f"{free:.1f}")
    for name in ("dbt_project.yml", "profiles.yml", "models", "seeds"):
        if not (PROJECT_FOLDER / name).exists():
            yield broken("doctor_project_missing", path=PROJECT_FOLDER / name)
    yield note("doctor_versions", versions=", ".join(_versions()))
    for program, names in _PROGRAMS.items():
        if not any(map(shutil.which, names)):
            yield note("doctor_program_absent", program=program)


def _versions() -> Iterator[str]:
    yield f"Python {sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    for package in _PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} —"
