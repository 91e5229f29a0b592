"""Freeze a year: its figures and the deliveries they stand on, as the build in force has them."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.build.current import CurrentBuild, open_build
from pipelines.build.durable import sync
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem

_DECEMBER = 12
_FIGURES = """
    select
        year, indicator_id, period, area_code, value, value_on,
        cast($closed_at as varchar) as closed_at, cast($closed_by as varchar) as closed_by,
        cast($build_id as varchar) as build_id
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
        Problem: the year was closed before, has not ended in the data, or is not in them.
    """
    target = folder.closed_years / str(year)
    if target.exists():
        raise Problem("close_again", **json.loads((target / "closed.json").read_text("utf-8")))
    aside = folder.closed_years / f".{year}.{os.getpid()}"
    aside.mkdir(parents=True)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    told = {"year": year, "closed_at": now, "closed_by": by, "build_id": build.manifest.id}
    try:
        with open_build(build) as connection:
            _check_ended(connection, year)
            count = _copy(connection, _FIGURES, told, aside / "figures.parquet")
            _copy(connection, _DELIVERIES, {"year": year}, aside / "deliveries.parquet")
        (aside / "closed.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        os.replace(aside, target)
        sync(folder.closed_years)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Closed(year, count, build.manifest.id, now, by)


def _check_ended(connection: duckdb.DuckDBPyConnection, year: int) -> None:
    months = connection.execute(
        "select month(month) from dim_months where year = ? and is_within_horizon", [year]
    ).fetchall()
    if (_DECEMBER,) not in months:
        raise Problem("close_not_ended", exit_status=2, year=year)


def _copy(
    connection: duckdb.DuckDBPyConnection, query: str, values: dict[str, object], path: Path
) -> int:
    frame = connection.sql(query, params=values).pl()
    frame.write_parquet(path)
    return frame.height
