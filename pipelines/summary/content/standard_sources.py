"""Where the standards in force are laid down, and whether the department has confirmed them."""

from __future__ import annotations

from datetime import date

import duckdb

# A standard of the town's own goes before the district's.
_IN_FORCE = """
    select 'std_' || standard, source, verified
    from dim_standards
    where first_month <= $month and (last_month is null or last_month >= $month)
        and (area_code = $area or area_level = 'district')
    order by standard, area_level = 'district' desc, valid_from
"""


def read_standard_sources(
    connection: duckdb.DuckDBPyConnection, month: date, area_code: str
) -> dict[str, tuple[str, bool]]:
    """Indicator of a standard in force → (where it is laid down, whether that is confirmed)."""
    rows = connection.execute(_IN_FORCE, {"month": month, "area": area_code}).fetchall()
    return {indicator: (source, is_verified) for indicator, source, is_verified in rows}
