"""The facts of a year up to a month's end, in the district or one town."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipelines.summary.content.fact import NOT_LISTED, Fact, Missing

_DECEMBER = 12
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
        overdue: key work that fell short though its time is over → what it lacks, in words; empty
            where that is not told.
        kinds_incubated: what the organisations of the base are, the most frequent first.
        listed: the indicators that the district counts; null: all that sentences ask for.
        place: the area's own name, for headlines: 某区.
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
    overdue: Mapping[int, str] = field(default_factory=dict)
    kinds_incubated: tuple[str, ...] = ()
    listed: frozenset[str] | None = None

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

    def is_new(self, indicator_id: str) -> bool:
        """Whether there was nothing of it the year before; what is not known may have been."""
        before = self.end_of_year_before(indicator_id)
        return before.is_nothing if isinstance(before, Missing) else before.value == 0

    def number(self, indicator_id: str) -> Decimal | None:
        """Its value, for choices; null: unknown."""
        fact = self.of(indicator_id)
        return fact.value if isinstance(fact, Fact) and isinstance(fact.value, Decimal) else None

    def period_of(self, indicator_id: str) -> str:
        """The ISO 8601 period that its fact of this year so far is of."""
        return self._period(indicator_id, self.year)

    def _at(self, indicator_id: str, period: str) -> Fact | Missing:
        key = indicator_id, period
        is_listed = self.listed is None or indicator_id in self.listed
        why = _NOT_COUNTED if is_listed else NOT_LISTED
        nowhere = Missing(indicator_id, indicator_id, why)
        return self.facts.get(key) or self.missing.get(key, nowhere)

    def _period(self, indicator_id: str, year: int) -> str:
        month = self.as_of_month.month
        if indicator_id in self.monthly:
            return f"{year}-{month:02}"
        return f"{year}" if self.is_whole_year else f"{year}-01/{year}-{month:02}"
