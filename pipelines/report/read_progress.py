"""The progress of the ten key works, as the current build has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from pipelines.problem import Problem
from pipelines.query.coverage import latest_full_year
from pipelines.query.places import district_and_towns

_INDICATORS = """
    select progress.*, indicators.name_en as indicator_name_en, indicators.counted_unit
    from rpt_key_work_progress as progress
    inner join indicators on progress.indicator_id = indicators.indicator_id
    where progress.as_of_month = ? and progress.area_code = ?
    order by progress.key_work, not progress.is_headline, indicators.display_order
"""
_RESTATED = """
    select count(distinct indicator_id) from rpt_restatements
    where area_code = ? and list_contains(?, period)
"""
_DECEMBER = 12


@dataclass(frozen=True)
class KeyWork:
    """One key work: its row of the seed, its indicators' rows, the headline's first."""

    work: dict[str, Any]
    indicators: list[dict[str, Any]]

    @property
    def headline(self) -> dict[str, Any]:
        """The row that the work's status is read from."""
        return self.indicators[0]


@dataclass(frozen=True)
class Progress:
    """The ten key works as of a month's end, in the district or one town.

    restated_count: figures of the period, of a closed year, that are counted otherwise now.
    """

    as_of_month: date
    area_code: str
    area_name: str
    key_works: list[KeyWork]
    restated_count: int = 0

    @property
    def as_of(self) -> str:
        """The month, YYYY-MM."""
        return f"{self.as_of_month:%Y-%m}"


def read_progress(
    connection: duckdb.DuckDBPyConnection,
    year: int | None = None,
    as_of: str | None = None,
    town: str | None = None,
) -> Progress:
    """The progress of a year's key works.

    Args:
        connection: the current build.
        year: by default as_of's, else the latest of deliveries whose December is in the data.
        as_of: YYYY-MM; by default the year's last month in the data.
        town: name or code of a town; by default the district.

    Raises:
        Problem: the month is not written YYYY-MM, not of that year or not in the data; the
            town is unknown.
    """
    month = _choose_month(connection, year, as_of)
    area_code, area_name = _choose_place(connection, town)
    works = _rows(connection, "select * from key_works order by key_work", [])
    indicators = _rows(connection, _INDICATORS, [month, area_code])
    by_work = {work["key_work"]: KeyWork(work, []) for work in works}
    for row in indicators:
        by_work[row["key_work"]].indicators.append(row)
    found = [work for work in by_work.values() if work.indicators]
    restated = connection.execute(_RESTATED, [area_code, _periods(month)]).fetchone()[0]
    return Progress(month, area_code, area_name, found, restated)


def _periods(month: date) -> list[str]:
    """What a progress as of that month speaks of: the month, and the year so far."""
    year = [f"{month.year}"] if month.month == _DECEMBER else []
    return [f"{month:%Y-%m}", f"{month.year}-01/{month:%Y-%m}", *year]


def _choose_month(
    connection: duckdb.DuckDBPyConnection, year: int | None, as_of: str | None
) -> date:
    rows = connection.execute("select month from dim_months order by month").fetchall()
    months = [month for (month,) in rows]
    if not months:
        raise Problem("progress_no_data")
    if as_of is not None:
        if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", as_of):
            raise Problem("progress_bad_month", exit_status=2)
        chosen = date.fromisoformat(f"{as_of}-01")
        if year is not None and chosen.year != year:
            raise Problem("progress_other_year", exit_status=2, as_of=as_of, year=year)
    else:
        wanted = year if year is not None else latest_full_year(connection) or months[-1].year
        chosen = max((m for m in months if m.year == wanted), default=date(wanted, 12, 1))
    if chosen not in months:
        raise Problem(
            "progress_month_not_in_data",
            exit_status=2,
            asked=as_of or year,
            first=f"{months[0]:%Y-%m}",
            last=f"{months[-1]:%Y-%m}",
        )
    return chosen


def _choose_place(connection: duckdb.DuckDBPyConnection, town: str | None) -> tuple[str, str]:
    places = district_and_towns(connection)
    if town is None:
        return places[0].area_code, places[0].area_name
    for place in places:
        code, name = place.area_code, place.area_name
        # A clerk writes 河东 for 河东街道.
        if town in (code, name, place.full_name) or (len(town) >= 2 and name.startswith(town)):
            return code, name
    names = "、".join(place.area_name for place in places)
    raise Problem("progress_unknown_town", exit_status=2, names=names)


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, values: list[Any]
) -> list[dict[str, Any]]:
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
