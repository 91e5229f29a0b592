"""Freeze a year: its figures and the deliveries they stand on, as the build in force has them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from pipelines import fault
from pipelines.build.current import CurrentBuild, open_build
from pipelines.data_folder import DataFolder
from pipelines.frames.works.told_values import read_told_values
from pipelines.lock import build_lock
from pipelines.problem import Problem
from pipelines.whole_files import sync

_DECEMBER = 12
_FIGURES = """
    select year, indicator_id, period, area_code, value, value_on, is_complete,
        cast(deliveries_received as integer) as deliveries_received,
        cast(deliveries_expected as integer) as deliveries_expected, latest_reported_on
    from rpt_indicator_values
    where year = $year
    order by indicator_id, area_code, period
"""
_DELIVERIES = """
    select cast($year as integer) as year, delivery_id, feed, deliverer_code
    from fct_deliveries
    where is_in_force
    order by delivery_id
"""
_CELL = ["indicator_id", "period", "area_code"]
_TOLD_FILE = "closed.json"
_TOLD = ("closed_at", "closed_by", "build_id")


@dataclass(frozen=True)
class Closed:
    """A year as it was closed: how many figures, of which build, when and by whom."""

    year: int
    figure_count: int
    build_id: str
    closed_at: str
    closed_by: str


def close_year(folder: DataFolder, build: CurrentBuild, year: int, by: str) -> Closed:
    """Keep the year's figures of the build in force, whole or not at all.

    Raises:
        Problem: the year was closed before, has not ended in the data, or is not in them; or
            another process closes a year or builds (exit status 75).
    """
    with open_build(build) as connection:
        _check_ended(connection, year)
        folder.closed_years.mkdir(parents=True, exist_ok=True)
        with _one_closer(folder):
            target = folder.closed_years / str(year)
            if target.exists():
                raise _closed_before(target, year)
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            told = {"closed_at": now, "closed_by": by, "build_id": build.manifest.id}
            return Closed(year, _write(connection, target, year, told), **told)


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


def _closed_before(target: Path, year: int) -> Problem:
    try:
        told = json.loads((target / _TOLD_FILE).read_text("utf-8"))
        return Problem("close_again", year=year, **{name: told[name] for name in _TOLD})
    except (OSError, ValueError, KeyError, TypeError):
        return Problem("close_damaged", year=year, path=target)


def _write(
    connection: duckdb.DuckDBPyConnection, target: Path, year: int, told: dict[str, str]
) -> int:
    # Who died here left a folder of the name; the lock says that nobody writes it now.
    aside = target.with_name(f".{year}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        figures = _figures(connection, year, told)
        figures.write_parquet(aside / "figures.parquet")
        fault.point("close.figures", aside / "figures.parquet")
        deliveries = connection.sql(_DELIVERIES, params={"year": year}).pl()
        deliveries.write_parquet(aside / "deliveries.parquet")
        words = json.dumps({"year": year, **told}, ensure_ascii=False)
        (aside / _TOLD_FILE).write_text(words, "utf-8")
        for path in (*aside.iterdir(), aside):
            sync(path)
        fault.point("close.written", aside / _TOLD_FILE)
        os.replace(aside, target)
        fault.point("close.renamed", target / "figures.parquet")
        sync(target.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return figures.height


def _figures(
    connection: duckdb.DuckDBPyConnection, year: int, told: dict[str, str]
) -> pl.DataFrame:
    """The year's figures, exact and as texts told them."""
    found = connection.sql(_FIGURES, params={"year": year}).pl()
    values = read_told_values(connection, None, "found.year = $year", "found", year=year)
    kept = values.select(*_CELL, pl.col("value").alias("told_value"), "is_hidden")
    return found.join(kept, on=_CELL, how="left", maintain_order="left").with_columns(
        pl.lit(value).alias(name) for name, value in told.items()
    )
