"""What the organisations of the incubation base are, for a text that names the most frequent."""

from __future__ import annotations

from datetime import date

import duckdb

from pipelines.frames.organisations.incubation import ORGANISATIONS


def read_kinds_incubated(connection: duckdb.DuckDBPyConnection, as_of: date) -> tuple[str, ...]:
    """Stated categories of those that are in or have graduated, the most frequent first."""
    query = f"""
        {ORGANISATIONS}
        select category from standing
        where state in ('graduated', 'inside') and category <> '其他'
        group by category order by count(*) desc, category
    """  # noqa: S608
    with connection.cursor() as cursor:
        return tuple(name for (name,) in cursor.execute(query, {"as_of": as_of}).fetchall())
