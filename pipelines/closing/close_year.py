"""Freeze a year: its figures and the deliveries they stand on, as the build in force has them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines import fault
from pipelines.build.closed_years import FIGURES, build_closed, damaged_files, read_note
from pipelines.build.current import CurrentBuild, open_build
from pipelines.closing.year_files import write_year
from pipelines.data_folder import DataFolder
from pipelines.lock import build_lock
from pipelines.problem import Problem
from pipelines.whole_files import sync

_DECEMBER = 12
_TOLD = ("closed_at", "closed_by", "build_id")


@dataclass(frozen=True)
class Closed:
    """A year as it was closed: how many figures, of which build, when and by whom.

    Attributes:
        is_mended: it was closed before, and a damaged file of it was written again.
    """

    year: int
    figure_count: int
    build_id: str
    closed_at: str
    closed_by: str
    is_mended: bool = False


def close_year(folder: DataFolder, build: CurrentBuild, year: int, by: str) -> Closed:
    """Keep the year's figures of the build in force, whole or not at all.

    A year that was closed before and has a damaged file is mended of the build that it was closed
    of, when that makes the same file to the byte.

    Raises:
        Problem: the year was closed before, has not ended in the data, or is not in them; what is
            damaged cannot be made again; or another process closes a year or builds (75).
    """
    with open_build(build) as connection:
        _check_ended(connection, year)
    folder.closed_years.mkdir(parents=True, exist_ok=True)
    with _one_closer(folder):
        target = folder.closed_years / str(year)
        if target.exists():
            return _mend(folder, target, year)
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        told = {"closed_at": now, "closed_by": by, "build_id": build.manifest.id}
        with open_build(build) as connection, _aside(target) as aside:
            count = write_year(connection, aside, year, told)
            os.replace(aside, target)
            fault.point("close.renamed", target / FIGURES)
        return Closed(year, count, **told)


@contextmanager
def _one_closer(folder: DataFolder) -> Iterator[None]:
    try:
        with build_lock(folder.lock):
            yield
    except Problem as problem:
        if problem.code != "build_busy":
            raise
        raise Problem("close_busy", exit_status=problem.exit_status, **problem.values) from None


def _check_ended(connection: duckdb.DuckDBPyConnection, year: int) -> None:
    rows = connection.execute(
        "select year(month), month(month) from dim_months where is_within_horizon order by month"
    ).fetchall()
    if (year, _DECEMBER) in rows:
        return
    code = "close_before_data" if rows and year < rows[0][0] else "close_not_ended"
    first = rows[0][0] if rows else year
    raise Problem(code, exit_status=2, year=year, first=first)


def _mend(folder: DataFolder, target: Path, year: int) -> Closed:
    damaged, note = damaged_files(target), read_note(target)
    if note is None or not note.keys() >= set(_TOLD):
        raise Problem("close_damaged", year=year, path=target)
    told = {name: note[name] for name in _TOLD}
    if not damaged:
        raise Problem("close_again", year=year, **told)
    build = build_closed(folder, target)
    if build is None:
        raise Problem("closed_year_damaged", year=year, path=damaged[0])
    with open_build(build) as connection, _aside(target) as aside:
        count = write_year(connection, aside, year, told)
        if read_note(aside) != note:
            raise Problem("closed_year_damaged", year=year, path=damaged[0])
        for path in damaged:
            os.replace(aside / path.name, path)
        sync(target)
    return Closed(year, count, **told, is_mended=True)


@contextmanager
def _aside(target: Path) -> Iterator[Path]:
    """An empty folder beside the year's own, for the length of a `with`."""
    # Who died here left a folder of the name; the lock says that nobody writes it now.
    aside = target.with_name(f".{target.name}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        yield aside
        sync(target.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
