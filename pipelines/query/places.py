"""The district and its towns, as the build names them."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

_QUERY = """
select area_code, area_name, full_name, area_level
from dim_areas
where area_level in ('district', 'town') and not is_unknown
order by area_level = 'town', area_code
"""


@dataclass(frozen=True)
class Place:
    """The district (area_level district) or one of its towns (town).

    Attributes:
        area_name: as lists call it; full_name: with its office, 河东街道办事处.
    """

    area_code: str
    area_name: str
    full_name: str
    area_level: str


def district_and_towns(connection: duckdb.DuckDBPyConnection) -> list[Place]:
    """The district, then its towns by code."""
    return [Place(*row) for row in connection.execute(_QUERY).fetchall()]
