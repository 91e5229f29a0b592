"""The facts of a year up to a month's end, in the district or one town, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import duckdb

from pipelines.frames.works.doubted_sums import is_doubted, read_doubted
from pipelines.frames.works.told_values import read_told_values
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.words_in_print import words_in_print

When = Literal["now", "year_before", "before_change"]
_DECEMBER = 12
_TOLD_YEARS = "found.year between $year - 1 and $year"


@dataclass(frozen=True)
class FactBook:
    """What may be said of a year.

    Attributes:
        as_of_month: figures are up to this month's end.
        facts: (indicator, period) → fact; what is unknown or doubted is not in it.
        monthly: indicators that are told month by month, not for a year.
        is_guarded: whether counts of people are rounded and money of few is not in it.
    """

    as_of_month: date
    area_code: str
    area_name: str
    facts: dict[tuple[str, str], Fact]
    monthly: frozenset[str]
    is_guarded: bool = False

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
    """The facts of an area's year, and of the year before, as they may be told of it."""
    found = read_told_values(connection, area_code, _TOLD_YEARS, year=as_of_month.year)
    years = (as_of_month.year, as_of_month.year - 1)
    doubted = {
        year: read_doubted(connection, date(year, 1, 1), date(year, _DECEMBER, 1), area_code)
        for year in years
    }
    facts = (_fact(row, doubted) for row in found.iter_rows(named=True))
    monthly = connection.execute(
        "select indicator_id from dim_indicators where progress_period = 'month'"
    ).fetchall()
    return FactBook(
        as_of_month=as_of_month,
        area_code=area_code,
        area_name=area_name,
        facts={(fact.indicator_id, fact.period): fact for fact in facts if fact},
        monthly=frozenset(name for (name,) in monthly),
        is_guarded=(found["area_level"] != "district").any(),
    )


def _fact(row: dict[str, Any], doubted: dict[int, dict[str, Decimal]]) -> Fact | None:
    value = row["value"] if row["value_on"] is None else row["value_on"]
    in_doubt = doubted[int(row["period"][:4])].get(row["indicator_id"])
    if value is None or is_doubted(row["value"] or Decimal(0), row["aggregation"], in_doubt):
        return None
    return Fact(
        indicator_id=row["indicator_id"],
        name=row["name_zh"],
        period=row["period"],
        area_code=row["area_code"],
        value=value,
        unit=row["unit"],
        words=words_in_print(row["indicator_id"], value, row["unit"]),
        definition=row["definition"],
        received=row["deliveries_received"],
        expected=row["deliveries_expected"],
        reported_on=row["latest_reported_on"],
        is_complete=row["is_complete"],
    )
