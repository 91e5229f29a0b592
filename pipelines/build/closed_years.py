"""The files of closed years: whole and as they were written, or told by their names."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.current import CurrentBuild, kept_build, open_current
from pipelines.build.parquet_file import reads_to_the_end
from pipelines.data_folder import DataFolder
from pipelines.file_hash import file_hash
from pipelines.problem import Problem

FIGURES, DELIVERIES, NOTE = "figures.parquet", "deliveries.parquet", "closed.json"
_HASHES = "sha256"


def write_note(year: Path, told: dict[str, Any]) -> None:
    """Write what is known of a closed year beside its files, and their hashes."""
    hashes = {name: file_hash(year / name) for name in (FIGURES, DELIVERIES)}
    text = json.dumps({**told, _HASHES: hashes}, ensure_ascii=False)
    (year / NOTE).write_text(text, encoding="utf-8")


def read_note(year: Path) -> dict[str, Any] | None:
    """What is known of a closed year; None where it cannot be read."""
    try:
        told = json.loads((year / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def damaged_files(year: Path) -> list[Path]:
    """The files of a closed year that are missing or not as they were written."""
    note = read_note(year)
    if note is None:
        return [year / NOTE]
    # Years that were closed by older versions have no hashes.
    hashes = note.get(_HASHES)
    known = hashes if isinstance(hashes, dict) else {}
    return [year / name for name in (FIGURES, DELIVERIES) if not _is_whole(year / name, known)]


def build_closed(folder: DataFolder, year: Path) -> CurrentBuild | None:
    """The build that can tell what was closed; None where it is gone, or nobody could check it."""
    note = read_note(year)
    if note is None or _HASHES not in note:
        return None
    return kept_build(folder, str(note.get("build_id")))


def list_closed_years(folder: DataFolder) -> list[Path]:
    """The folders of the closed years, the first year first."""
    return sorted(folder.closed_years.glob("[0-9]*"))


def known_closed_years(folder: DataFolder) -> list[Path]:
    """The same, and those whose folder is gone, but of which the build in force still tells."""
    told: list[tuple[int]] = []
    # Without a build in force, or of one from before years could be closed, nobody knows.
    with suppress(Problem, duckdb.Error), open_current(folder) as build:
        told = build.execute("select distinct year from fct_closed_figures").fetchall()
    return sorted({*list_closed_years(folder), *(folder.closed_years / str(y) for (y,) in told)})


def check_closed_years(folder: DataFolder) -> None:
    """Refuse to go on with a closed year that is not as it was closed.

    Raises:
        Problem: a file is missing or damaged, or all of a year.
    """
    for year in known_closed_years(folder):
        for path in damaged_files(year):
            raise Problem("closed_year_damaged", year=year.name, path=path)


def closed_files(folder: DataFolder) -> tuple[list[Path], list[Path]]:
    """The files of closed years' figures, and of the deliveries that they stood on.

    Raises:
        Problem: as `check_closed_years`.
    """
    check_closed_years(folder)
    years = list_closed_years(folder)
    return [year / FIGURES for year in years], [year / DELIVERIES for year in years]


def _is_whole(path: Path, known: dict[str, Any]) -> bool:
    if path.name not in known:
        return reads_to_the_end(path)
    return path.is_file() and file_hash(path) == known[path.name]
