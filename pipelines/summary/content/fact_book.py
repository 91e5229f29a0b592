"""The facts of a year up to a month's end, in the district or one town, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import duckdb

from pipelines.summary.content.doubted import is_doubted, read_doubted
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.words_in_print import words_in_print

When = Literal["now", "year_before", "before_change"]
_DECEMBER = 12
_FACTS = """
    select
        values.indicator_id, indicators.name_zh, values.period, stated.value, stated.value_on,
        values.unit, indicators.definition, values.deliveries_received, values.deliveries_expected,
        values.latest_reported_on, values.is_complete, values.year, indicators.aggregation
    from rpt_indicator_values as values
    inner join rpt_stated_figures as stated
        on values.indicator_id = stated.indicator_id and values.period = stated.period
            and values.area_code = stated.area_code
    inner join dim_indicators as indicators on values.indicator_id = indicators.indicator_id
    where values.area_code = $area and values.year between $year - 1 and $year
"""


@dataclass(frozen=True)
class FactBook:
    """What may be said of a year.

    Attributes:
        as_of_month: figures are up to this month's end.
        facts: (indicator, period) → fact; what is unknown or doubted is not in it.
        monthly: indicators that are told month by month, not for a year.
    """

    as_of_month: date
    area_code: str
    area_name: str
    facts: dict[tuple[str, str], Fact]
    monthly: frozenset[str]

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.as_of_month.year

    @property
    def is_whole_year(self) -> bool:
        """Whether the year has ended."""
        return self.as_of_month.month == _DECEMBER

    def of(self, indicator_id: str, years_back: int = 0) -> Fact | None:
        """The indicator's fact of this year so far, or of a whole year before; null: unknown."""
        return self.facts.get((indicator_id, self._period(indicator_id, years_back)))

    def number(self, indicator_id: str, years_back: int = 0) -> Decimal | None:
        """Its value, for comparisons."""
        fact = self.of(indicator_id, years_back)
        return fact.value if fact and isinstance(fact.value, Decimal) else None

    def at(self, indicator_id: str, month: int) -> Fact | None:
        """The indicator's fact at the end of a month of this year."""
        return self.facts.get((indicator_id, f"{self.year}-{month:02}"))

    def _period(self, indicator_id: str, years_back: int) -> str:
        year, month = self.year - years_back, self.as_of_month.month
        if indicator_id in self.monthly:
            return f"{year}-{_DECEMBER if years_back else month:02}"
        if years_back or self.is_whole_year:
            return f"{year}"
        return f"{year}-01/{year}-{month:02}"


def read_fact_book(
    connection: duckdb.DuckDBPyConnection, as_of_month: date, area_code: str, area_name: str
) -> FactBook:
    """The facts of an area's year, and of the year before."""
    values = {"area": area_code, "year": as_of_month.year}
    found = connection.execute(_FACTS, values).fetchall()
    years = (as_of_month.year, as_of_month.year - 1)
    doubted = {year: read_doubted(connection, year, area_code) for year in years}
    facts = (_fact(row, area_code, doubted) for row in found)
    monthly = connection.execute(
        "select indicator_id from dim_indicators where progress_period = 'month'"
    ).fetchall()
    return FactBook(
        as_of_month=as_of_month,
        area_code=area_code,
        area_name=area_name,
        facts={(fact.indicator_id, fact.period): fact for fact in facts if fact},
        monthly=frozenset(name for (name,) in monthly),
    )


def _fact(
    row: tuple[Any, ...], area_code: str, doubted: dict[int, dict[str, Decimal]]
) -> Fact | None:
    name, title, period, number, day, unit, definition, received, expected, latest, whole = row[:11]
    year, aggregation = row[11:]
    value = day if day is not None else number
    if value is None or is_doubted(number or Decimal(0), aggregation, doubted[year].get(name)):
        return None
    words = words_in_print(name, value, unit)
    return Fact(
        *(name, title, period, area_code, value, unit, words, definition, received, expected),
        *(latest, whole),
    )
