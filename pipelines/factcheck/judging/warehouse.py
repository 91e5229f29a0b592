"""The warehouse's values by indicator, period and area, for a text to be held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import duckdb
import polars as pl

from pipelines.factcheck.judging.doubted_keys import read_doubted_keys
from pipelines.factcheck.judging.programmes import read_programme_kinds, read_programme_values
from pipelines.factcheck.tying.name_periods import Kind
from pipelines.factcheck.tying.resolve_place import TOWN_KINDS
from pipelines.frames.works.told_values import read_told_values
from pipelines.query.places import Place, district_and_towns

Value = Decimal | date
Key = tuple[str, str, str]
_DECEMBER = 12
_VALUES = """
    select
        indicator_id, period, area_code, value_on is not null,
        coalesce(cast(value_on as varchar), cast(value as varchar))
    from rpt_stated_figures
    where year between $year - 1 and $year + 1
"""
_YEARS = "found.year between $year - 1 and $year + 1"
_KEY = ("indicator_id", "period", "area_code")
_KINDS = """
    select
        indicator_id, aggregation, window_kind, progress_period, area_level, name_zh, unit
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
        rounded: values of towns as leaders' pages and summaries tell them, where they are others;
            null: they are not told.
        doubted: (indicator, period, area) of sums that a slip of 元 and 万元 may have made: nothing
            is held against them.
        incomplete: those for which deliveries lack.
    """

    values: dict[tuple[str, str, str], Value]
    kinds: dict[str, Kind]
    names: dict[str, str]
    units: dict[str, str]
    towns: dict[str, str]
    district: str
    rounded: dict[Key, Decimal | None] = field(default_factory=dict)
    doubted: frozenset[Key] = frozenset()
    incomplete: frozenset[Key] = frozenset()

    @cached_property
    def alike(self) -> dict[tuple[str, str], list[tuple[Key, Value]]]:
        """(area, unit) → the values of that unit there, by key."""
        found: dict[tuple[str, str], list[tuple[Key, Value]]] = {}
        for key, value in self.values.items():
            found.setdefault((key[2], self.units.get(key[0], "")), []).append((key, value))
        return found

    def value(self, indicator: str, period: str, area: str) -> Value | None:
        """The value of a period; of months that no one counts together, their sum.

        Null where it is not known, or where what is counted by month does not add up to what is
        counted to date (people who come twice).
        """
        if (indicator, period, area) in self.doubted:
            return None
        found = self.values.get((indicator, period, area))
        first, _, last = period.partition("/")
        if found is not None or not last:
            return found
        year, begins, until = first[:4], int(first[5:]), int(last[5:])
        months = [self.values.get((indicator, f"{year}-{m:02}", area)) for m in range(1, until + 1)]
        to_date = self.values.get((indicator, _to_date(year, until), area))
        inside = [value for value in months[begins - 1 :] if isinstance(value, Decimal)]
        known = sum((value for value in months if isinstance(value, Decimal)), Decimal(0))
        if self.kinds[indicator].counts != "flow" or known != to_date:
            return None
        return sum(inside, Decimal(0))


def read_warehouse(connection: duckdb.DuckDBPyConnection, year: int) -> Warehouse:
    """The values of a year, of the one before and the one after."""
    values = {
        (indicator, period, area): date.fromisoformat(text) if is_day else Decimal(text)
        for indicator, period, area, is_day, text in connection.execute(
            _VALUES, {"year": year}
        ).fetchall()
        if text is not None
    }
    places = district_and_towns(connection)
    district = places[0].area_code
    indicators = read_programme_kinds(connection) | {
        indicator: (_kind(aggregation, window, by, level, unit), name, unit)
        for indicator, aggregation, window, by, level, name, unit in connection.execute(
            _KINDS
        ).fetchall()
    }
    return Warehouse(
        values=values | read_programme_values(connection, year, district),
        kinds={indicator: kind for indicator, (kind, _, _) in indicators.items()},
        names={indicator: name for indicator, (_, name, _) in indicators.items()},
        units={indicator: unit for indicator, (_, _, unit) in indicators.items()},
        towns=_town_names(places),
        district=district,
        **_as_told(connection, year, values, places),
    )


def _as_told(
    connection: duckdb.DuckDBPyConnection, year: int, values: dict[Key, Value], places: list[Place]
) -> dict[str, Any]:
    """rounded, doubted and incomplete, of what summaries tell."""
    told = read_told_values(connection, None, _YEARS, year=year)
    towns = told.filter((pl.col("area_level") != "district") & pl.col("value_on").is_null())
    shown = {tuple(key): value for *key, value in towns.select(*_KEY, "value").iter_rows()}
    lacking = told.filter(~pl.col("is_complete")).select(*_KEY).iter_rows()
    return {
        "rounded": {k: v for k, v in shown.items() if k in values and values[k] != v},
        "doubted": read_doubted_keys(connection, told, places),
        "incomplete": frozenset(map(tuple, lacking)),
    }


def _kind(
    aggregation: str, window_kind: str, progress_period: str, area_level: str, unit: str
) -> Kind:
    by_town = area_level == "town"
    if progress_period == "month":
        return Kind("month", by_town)
    if aggregation == "last_state" and "/" not in unit:
        return Kind("state", by_town)
    is_level = aggregation == "last_state" or window_kind == "until"
    return Kind("level" if is_level else "flow", by_town)


def _to_date(year: str, until: int) -> str:
    return year if until == _DECEMBER else f"{year}-01/{year}-{until:02}"


def _stem(town: str) -> str:
    kind = next((one for one in TOWN_KINDS if town.endswith(one)), "")
    return town.removesuffix(kind)


def _town_names(places: list[Place]) -> dict[str, str]:
    names = {}
    for place in places:
        if place.area_level == "town":
            short = place.area_name
            told = (short, place.full_name, _stem(short))
            names |= dict.fromkeys(told, place.area_code)
    return names
