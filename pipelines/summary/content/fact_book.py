"""The facts of a year up to a month's end, in the district or one town, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from pipelines.frames.works.doubted_sums import is_doubted, read_doubted_months
from pipelines.frames.works.told_values import read_told_values
from pipelines.summary.content.fact import Fact, Missing
from pipelines.summary.content.standard_sources import read_standard_sources
from pipelines.summary.content.words_in_print import words_in_print

_DECEMBER = 12
_TOLD_YEARS = "found.year between $year - 1 and $year"
_DOUBTED = "疑似元/万元错位，未核实"
# Beside the figure of now, a town's closed one would tell what changed: a few people's.
_CHANGED = "封存后有变化，镇街不显示"
_NOT_COUNTED = "没有统计"
_NO_TARGET = "不适用"
_Key = tuple[str, str]


@dataclass(frozen=True)
class FactBook:
    """What may be said of a year.

    Attributes:
        as_of_month: figures are up to this month's end.
        area_name: as it stands in a sentence: 全区, or the town's name.
        facts: (indicator, period) → fact; what is unknown, hidden or doubted is not in it.
        monthly: indicators that are told month by month, not for a year.
        missing: (indicator, period) → why there is no fact.
        statuses: key work → its status, of those that the area has.
        place: the area's own name, for headlines: 三水区.
        is_guarded: whether counts of people are rounded and money of few is not in it.
    """

    as_of_month: date
    area_code: str
    area_name: str
    facts: Mapping[_Key, Fact]
    monthly: frozenset[str]
    missing: Mapping[_Key, Missing] = field(default_factory=dict)
    statuses: Mapping[int, str] = field(default_factory=dict)
    place: str = ""
    is_guarded: bool = False

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.as_of_month.year

    @property
    def is_whole_year(self) -> bool:
        """Whether the year has ended."""
        return self.as_of_month.month == _DECEMBER

    @property
    def has_targets(self) -> bool:
        """Whether any key work had a target in that year."""
        return any(self.has_target(work) for work in self.statuses)

    def has_target(self, key_work: int) -> bool:
        """Whether the key work had a target in that year."""
        return self.statuses.get(key_work, _NO_TARGET) != _NO_TARGET

    def of(self, indicator_id: str) -> Fact | Missing:
        """The indicator's fact of this year so far, or why there is none."""
        return self._at(indicator_id, self._period(indicator_id, self.year))

    def same_time_before(self, indicator_id: str) -> Fact | Missing:
        """Its fact of the year before up to the same month: what a flow is compared with."""
        return self._at(indicator_id, self._period(indicator_id, self.year - 1))

    def end_of_year_before(self, indicator_id: str) -> Fact | Missing:
        """Its fact of the whole year before: what a state is compared with."""
        is_monthly = indicator_id in self.monthly
        before = f"{self.year - 1}"
        return self._at(indicator_id, f"{before}-{_DECEMBER}" if is_monthly else before)

    def some(self, indicator_id: str) -> Fact | Missing:
        """The fact where it is more than nothing: an article does not count what there is not."""
        fact = self.of(indicator_id)
        if isinstance(fact, Fact) and fact.value == 0:
            return Missing(indicator_id, fact.name, "期内没有发生")
        return fact

    def number(self, indicator_id: str) -> Decimal | None:
        """Its value, for choices; null: unknown."""
        fact = self.of(indicator_id)
        return fact.value if isinstance(fact, Fact) and isinstance(fact.value, Decimal) else None

    def _at(self, indicator_id: str, period: str) -> Fact | Missing:
        key = indicator_id, period
        nowhere = Missing(indicator_id, indicator_id, _NOT_COUNTED)
        return self.facts.get(key) or self.missing.get(key, nowhere)

    def _period(self, indicator_id: str, year: int) -> str:
        month = self.as_of_month.month
        if indicator_id in self.monthly:
            return f"{year}-{month:02}"
        return f"{year}" if self.is_whole_year else f"{year}-01/{year}-{month:02}"


def read_fact_book(
    connection: duckdb.DuckDBPyConnection,
    as_of_month: date,
    area_code: str,
    area_name: str,
    statuses: Mapping[int, str] | None = None,
    place: str = "",
) -> FactBook:
    """The facts of an area's year, and of the year before, as they may be told of it.

    Args:
        connection: the current build.
        as_of_month: first day of the month at whose end the year is looked at.
        area_code: the district or a town.
        area_name: what sentences call it; see FactBook.
        statuses: key work → its status, of those that the area has.
        place: what headlines call it.
    """
    found = read_told_values(connection, area_code, _TOLD_YEARS, year=as_of_month.year)
    first, last = date(as_of_month.year - 1, 1, 1), date(as_of_month.year, _DECEMBER, 1)
    doubted = read_doubted_months(connection, first, last, area_code)
    sources = read_standard_sources(connection, as_of_month, area_code)
    told = [_told(row, doubted, sources) for row in found.iter_rows(named=True)]
    monthly = connection.execute(
        "select indicator_id from dim_indicators where progress_period = 'month'"
    ).fetchall()
    return FactBook(
        as_of_month=as_of_month,
        area_code=area_code,
        area_name=area_name,
        facts={key: one for key, one in told if isinstance(one, Fact)},
        monthly=frozenset(name for (name,) in monthly),
        missing={key: one for key, one in told if isinstance(one, Missing)},
        statuses=statuses or {},
        place=place,
        is_guarded=(found["area_level"] != "district").any(),
    )


def _told(
    row: dict[str, Any],
    doubted: dict[str, dict[date, Decimal]],
    sources: dict[str, tuple[str, bool]],
) -> tuple[_Key, Fact | Missing]:
    indicator, name = row["indicator_id"], row["name_zh"]
    key = indicator, row["period"]
    value = row["value"] if row["value_on"] is None else row["value_on"]
    if value is None:
        otherwise = _CHANGED if row["is_hidden"] else _NOT_COUNTED
        return key, Missing(indicator, name, row["unknown_reason"] or otherwise)
    in_doubt = [
        yuan
        for month, yuan in doubted.get(indicator, {}).items()
        if _first_month(row) <= month <= row["as_of_month"]
    ]
    yuan = sum(in_doubt, Decimal(0)) if in_doubt else None
    if is_doubted(row["value"] or Decimal(0), row["aggregation"], yuan):
        return key, Missing(indicator, name, _DOUBTED)
    source, is_verified = sources.get(indicator, ("", True))
    return key, Fact(
        indicator_id=indicator,
        name=name,
        period=row["period"],
        area_code=row["area_code"],
        value=value,
        unit=row["unit"],
        words=words_in_print(indicator, value, row["unit"], _is_rounded(row), row["is_complete"]),
        definition=row["definition"],
        received=row["deliveries_received"],
        expected=row["deliveries_expected"],
        reported_on=row["latest_reported_on"],
        is_complete=row["is_complete"],
        source=source,
        is_verified=is_verified,
    )


def _first_month(row: dict[str, Any]) -> date:
    month: date = row["as_of_month"]
    return month if row["period_kind"] == "month" else month.replace(month=1)


def _is_rounded(row: dict[str, Any]) -> bool:
    return row["area_level"] != "district" and row["small_numbers"] == "people"
