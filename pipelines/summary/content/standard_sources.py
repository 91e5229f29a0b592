"""Where the standards in force are laid down, since when, and whether that is confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb


@dataclass(frozen=True)
class StandardSource:
    """Where a standard is laid down, whether that is confirmed, and its first day."""

    source: str
    is_verified: bool
    in_force_from: date


_IN_FORCE = """
    select 'std_' || standard, source, verified, valid_from
    from dim_area_standards
    where area_code = $area and first_month <= $month
        and (last_month is null or last_month >= $month)
"""


def read_standard_sources(
    connection: duckdb.DuckDBPyConnection, month: date, area_code: str
) -> dict[str, StandardSource]:
    """Indicator of a standard in force → where it is laid down."""
    rows = connection.execute(_IN_FORCE, {"month": month, "area": area_code}).fetchall()
    return {indicator: StandardSource(*told) for indicator, *told in rows}
