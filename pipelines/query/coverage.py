"""Which deliveries came, in time or late, and which are missing, from the current build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

from pipelines.problem import Problem

_QUERY = """
select feed, feed_name, town_code, area_name, month, status, received_on, due_on, row_count
from main.rpt_delivery_coverage
where month between $first and $last
    and ($feed is null or feed = $feed or feed_name = $feed)
    and ($town is null or town_code = $town or area_name = $town)
order by feed, town_code, month
"""


@dataclass(frozen=True)
class Expected:
    """One delivery that was expected, and what became of it.

    Attributes:
        month: the first day of the month that it covers.
        status: on_time, late, nil (reported empty) or missing.
        received_on: the day it was reported; null when it is missing or names no day.
        row_count: its accepted rows; null when it is missing.
    """

    feed: str
    feed_name: str
    town_code: str
    area_name: str
    month: date
    status: str
    received_on: date | None
    due_on: date | None
    row_count: int | None


def years_covered(connection: duckdb.DuckDBPyConnection) -> dict[int, bool]:
    """The years in which deliveries were expected, oldest first, and whether to December."""
    rows = connection.execute(
        "select year(month), max(month(month)) = 12 from main.rpt_delivery_coverage "
        "group by 1 order by 1"
    ).fetchall()
    return dict(rows)


def read_coverage(
    connection: duckdb.DuckDBPyConnection,
    year: int,
    feed: str | None = None,
    town: str | None = None,
) -> list[Expected]:
    """The expected deliveries of a year, of one feed or town if named (by code or name).

    Raises:
        Problem: nothing of that name was expected in the year.
    """
    values = {"first": date(year, 1, 1), "last": date(year, 12, 1), "feed": feed, "town": town}
    rows = connection.execute(_QUERY, values).fetchall()
    if not rows:
        raise Problem("status_nothing", year=year, feed=feed or "—", town=town or "—")
    return [Expected(*row) for row in rows]
