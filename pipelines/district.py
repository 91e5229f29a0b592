"""The district that an installation serves: a folder with all that is local to it."""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.problem import Problem

DISTRICTS_FOLDER = Path(__file__).resolve().parent.parent / "districts"
DESCRIPTION = "district.yml"
SETTING = "MINSHENG_DISTRICT"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def district_folder() -> Path:
    """The folder of districts/ that MINSHENG_DISTRICT names.

    Raises:
        Problem: no such folder, or one that describes no district.
    """
    name = district_in_force()
    if name not in known_districts():
        known = ", ".join(known_districts())
        raise Problem("no_district", exit_status=2, name=name, known=known)
    return DISTRICTS_FOLDER / name


def district_in_force() -> str:
    """The name of the district that is served, whether or not there is such a folder."""
    # Words are looked up before settings are read, so the variable itself is asked.
    return os.environ.get(SETTING) or default_district()


def seed_path() -> str:
    """Where the district's tables lie, from the project's folder.

    dbt writes what it compiled of a seed to the seed's path below its target folder: an absolute
    path, or one that leads out of the project, would be the seed itself.
    """
    return f"districts/{district_folder().name}/seeds"


def default_district() -> str:
    """The name of the district that is served where no setting names one."""
    return (DISTRICTS_FOLDER / "default").read_text(encoding="utf-8").strip()


def known_districts() -> list[str]:
    """The names of the districts that the project holds."""
    return sorted(path.parent.name for path in DISTRICTS_FOLDER.glob(f"*/{DESCRIPTION}"))


def district_file(*parts: str) -> Path:
    """A file of the district's folder; it need not exist."""
    return district_folder().joinpath(*parts)


@cache
def district_words(*parts: str) -> dict[str, Any]:
    """What a YAML file of the district's folder holds; nothing where there is none."""
    return words_of(district_file(*parts))


def words_of(path: Path) -> dict[str, Any]:
    """What a YAML file of any district's folder holds; nothing where there is none."""
    if not path.is_file():
        return {}
    return yaml.load(path.read_bytes(), _LOADER) or {}  # noqa: S506 - both are safe loaders


@cache
def district_rows(seed: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of the district's seeds, every cell as text."""
    path = district_file("seeds", f"{seed}.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def example_places() -> tuple[str, str]:
    """The first town and its first village, for examples that a clerk reads."""
    areas = district_rows("areas")
    town = next(area for area in areas if area["area_level"] == "town")
    villages = (area for area in areas if area["parent_code"] == town["area_code"])
    return town["short_name"], next(villages, town)["short_name"]
