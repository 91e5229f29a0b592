"""Every sum of money that a page could show of a town in a year, with who stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import duckdb

ALL = "all"

# Of programmes, and of all of them together; then what no programme pays: donations.
_SUMS = """
    with months as (
        select 'programmes' as family, programme_code as measure, town_code, as_of_month,
            period_kind, amount_yuan, people_count, largest_recipient_yuan as largest_yuan
        from rpt_spending_periods
        where town_code <> 'all'
        union all
        select found.indicator_id as family, found.indicator_id as measure,
            found.area_code as town_code, found.as_of_month, found.period_kind,
            found.value as amount_yuan,
            -- Money that nobody is known behind concerns somebody.
            coalesce(recipients.people_count, 1) as people_count,
            recipients.largest_share_ratio * found.value as largest_yuan
        from rpt_indicator_values as found
        inner join indicators on found.indicator_id = indicators.indicator_id
        inner join dim_areas as areas
            on found.area_code = areas.area_code and areas.area_level = 'town'
        left join rpt_recipients as recipients
            on found.indicator_id = recipients.indicator_id
                and found.period = recipients.period and found.area_code = recipients.area_code
        where indicators.small_numbers = 'money' and found.unit = '元' and found.value <> 0
            and not exists (
                select 1 from dim_programmes as programmes
                where programmes.key_work = indicators.key_work
            )
    )

    select month.family, month.measure, month.town_code,
        cast(year(month.as_of_month) as integer) as year,
        cast(month(month.as_of_month) as integer) as month_number,
        cast(month.amount_yuan as double), month.people_count,
        coalesce(cast(month.largest_yuan as double), 0),
        coalesce(to_date.people_count, month.people_count),
        coalesce(cast(to_date.largest_yuan as double), 0)
    from months as month
    left join months as to_date
        on month.measure = to_date.measure and month.town_code = to_date.town_code
            and month.as_of_month = to_date.as_of_month and to_date.period_kind = 'to_date'
    where month.period_kind = 'month' and month.amount_yuan <> 0
    order by 4, 1, 2, 3, 5
"""
_LAST_MONTHS = """
    select cast(year(as_of_month) as integer), cast(max(month(as_of_month)) as integer)
    from rpt_spending_periods group by 1
    union all
    select year, cast(max(month(as_of_month)) as integer) from rpt_indicator_values group by 1
"""


@dataclass(frozen=True)
class MonthSum:
    """Money of a month, yuan, other than 0.

    Attributes:
        people: whom it reached; largest: the largest sum of one of them.
        people_to_date, largest_to_date: the same since January.
    """

    amount: float
    people: int
    largest: float
    people_to_date: int
    largest_to_date: float


@dataclass(frozen=True)
class Line:
    """A measure's money in a town in a year.

    Attributes:
        measure: a programme, all of them, or an indicator of money.
        months: month number → its sum; months without money are not in it.
    """

    measure: str
    town: str
    months: dict[int, MonthSum]

    @property
    def key(self) -> tuple[str, str]:
        """Its measure and town."""
        return self.measure, self.town

    @property
    def amount(self) -> float:
        """The year's money, yuan, whatever its sign."""
        return sum(abs(one.amount) for one in self.months.values())


@dataclass(frozen=True)
class Family:
    """Lines of a year whose sums are bound together by totals that are shown.

    Attributes:
        last_month: the last month of the year that the warehouse speaks of.
    """

    name: str
    year: int
    last_month: int
    lines: tuple[Line, ...]

    @property
    def has_town_totals(self) -> bool:
        """Whether the measures of a town add up to a line of its own."""
        return any(line.measure == ALL for line in self.lines)


def read_families(connection: duckdb.DuckDBPyConnection) -> list[Family]:
    """The lines of every year in the build, those of one family together."""
    with connection.cursor() as cursor:
        rows = cursor.execute(_SUMS).fetchall()
        last_months: dict[int, int] = {}
        for year, month in cursor.execute(_LAST_MONTHS).fetchall():
            last_months[year] = max(month, last_months.get(year, 0))
    return [
        Family(name, year, last_months[year], tuple(_lines(group)))
        for (year, name), group in groupby(rows, key=lambda row: (row[3], row[0]))
    ]


def _lines(rows: Iterable[tuple]) -> list[Line]:
    return [
        Line(measure, town, {row[4]: MonthSum(*row[5:]) for row in group})
        for (measure, town), group in groupby(rows, key=lambda row: (row[1], row[2]))
    ]
