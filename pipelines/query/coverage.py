"""Which deliveries came, in time or late, and which are missing, from the current build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

_QUERY = """
select feed, feed_name, town_code, area_name, month, status, received_on, due_on, row_count
from main.rpt_delivery_coverage
where month between $first and $last
    and ($feed is null or feed = $feed)
    and ($town is null or town_code = $town)
order by feed, town_code, month
"""


# What becomes of an expected delivery, as rpt_delivery_coverage says it.
STATUSES = ("on_time", "late", "undated", "nil", "missing")
MISSING = "missing"


@dataclass(frozen=True)
class Expected:
    """One delivery that was expected, and what became of it.

    Attributes:
        month: the first day of the month that it covers.
        status: one of STATUSES; undated: no reporting day is stated; nil: reported empty.
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


def years_delivered(connection: duckdb.DuckDBPyConnection) -> list[int]:
    """The years that deliveries in force are of, oldest first; a register is of its last year."""
    rows = connection.execute(
        "select distinct year(period_end) from main.fct_deliveries where is_in_force order by 1"
    ).fetchall()
    return [year for (year,) in rows]


def latest_full_year(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The latest year of deliveries that the data reach the December of, else the latest.

    None when no delivery is in force.
    """
    years = years_delivered(connection)
    rows = connection.execute(
        "select distinct year(month) from main.dim_months where month(month) = 12"
    ).fetchall()
    ended = {year for (year,) in rows}
    return max([year for year in years if year in ended] or years, default=None)


def read_coverage(
    connection: duckdb.DuckDBPyConnection,
    year: int,
    feed: str | None = None,
    town: str | None = None,
) -> list[Expected]:
    """The expected deliveries of a year, of one feed or of one town's code if given."""
    values = {"first": date(year, 1, 1), "last": date(year, 12, 1), "feed": feed, "town": town}
    rows = connection.execute(_QUERY, values).fetchall()
    return [Expected(*row) for row in rows]
