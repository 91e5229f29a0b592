"""The warehouse's values by indicator, period and area, for a text to be held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import duckdb
import polars as pl

from pipelines.factcheck.tying.resolve_period import Kind
from pipelines.frames.works.told_values import read_told_values
from pipelines.query.places import Place, district_and_towns

Value = Decimal | date
_VALUES = """
    select
        indicator_id, period, area_code, value_on is not null,
        coalesce(cast(value_on as varchar), cast(value as varchar))
    from rpt_stated_figures
    where year between $year - 1 and $year + 1
"""
_YEARS = "found.year between $year - 1 and $year + 1"
_KINDS = """
    select indicator_id, aggregation, progress_period, area_level, name_zh, unit
    from dim_indicators
"""


@dataclass(frozen=True)
class Warehouse:
    """What a text of one year may speak of.

    Attributes:
        values: (indicator, period, area) → number or day; a value that is unknown is left out.
        kinds: indicator → how it stands in time and space.
        names: indicator → its Chinese name; units: indicator → its unit.
        towns: a town's names → its code.
        district: the district's code.
        rounded: values of towns as leaders' pages and summaries tell them, where they are others.
    """

    values: dict[tuple[str, str, str], Value]
    kinds: dict[str, Kind]
    names: dict[str, str]
    units: dict[str, str]
    towns: dict[str, str]
    district: str
    rounded: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)


def read_warehouse(connection: duckdb.DuckDBPyConnection, year: int) -> Warehouse:
    """The values of a year, of the one before and the one after."""
    values = {
        (indicator, period, area): date.fromisoformat(text) if is_day else Decimal(text)
        for indicator, period, area, is_day, text in connection.execute(
            _VALUES, {"year": year}
        ).fetchall()
        if text is not None
    }
    indicators = connection.execute(_KINDS).fetchall()
    places = district_and_towns(connection)
    return Warehouse(
        values=values,
        kinds={i: _kind(aggregation, by, level) for i, aggregation, by, level, _, _ in indicators},
        names={row[0]: row[4] for row in indicators},
        units={row[0]: row[5] for row in indicators},
        towns=_town_names(places),
        district=places[0].area_code,
        rounded=_rounded(connection, year, values),
    )


def _rounded(
    connection: duckdb.DuckDBPyConnection, year: int, values: dict[tuple[str, str, str], Value]
) -> dict[tuple[str, str, str], Decimal]:
    told = read_told_values(connection, None, _YEARS, year=year)
    shown = told.filter(pl.col("area_level") != "district").drop_nulls("value")
    rows = shown.select("indicator_id", "period", "area_code", "value").iter_rows()
    return {tuple(key): value for *key, value in rows if values.get(tuple(key)) != value}


def _kind(aggregation: str, progress_period: str, area_level: str) -> Kind:
    by_town = area_level == "town"
    if progress_period == "month":
        return Kind("month", by_town)
    return Kind("state" if aggregation == "last_state" else "flow", by_town)


def _town_names(places: list[Place]) -> dict[str, str]:
    names = {}
    for place in places:
        if place.area_level == "town":
            short = place.area_name
            told = (short, place.full_name, short.removesuffix("街道").removesuffix("镇"))
            names |= dict.fromkeys(told, place.area_code)
    return names
