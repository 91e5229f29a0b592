"""Which lists are past their day and have not come, by the build in force and today's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb

# Deliveries are expected up to the month that lists bear out. Where nobody at all has sent the
# next month's, everybody is late with it: that one month is looked at too, and no further.
_QUERY = """
with next_month as (
    select
        cast(max(month) + interval 1 month as date) as month,
        cast(max(month) + interval 2 month - interval 1 day as date) as month_end
    from main.dim_months
    where is_within_horizon
),

nobody_sent as (
    select
        expected.feed,
        areas.area_code as town_code,
        areas.area_name,
        next_month.month,
        cast(next_month.month_end + to_days(cast(expected.due_day as integer)) as date) as due_on
    from main.expected_deliveries as expected
    inner join main.dim_areas as areas
        on expected.deliverer_level = areas.area_level and not areas.is_unknown
    cross join next_month
    where expected.cadence = 'monthly' and expected.from_month <= next_month.month
),

missing as (
    select feed, town_code, area_name, month, due_on
    from main.rpt_delivery_coverage
    where status = 'missing'
    union all
    select feed, town_code, area_name, month, due_on
    from nobody_sent
)

select feed, town_code, area_name, month, due_on
from missing
where due_on < $today
order by town_code, month, feed
"""


@dataclass(frozen=True)
class LateList:
    """A list that was due before today.

    Attributes:
        month: the first day of the month that it covers.
    """

    feed: str
    town_code: str
    area_name: str
    month: date
    due_on: date

    @property
    def key(self) -> str:
        """What this lateness is known by once it was told."""
        return f"{self.feed} {self.town_code} {self.month:%Y-%m}"


def late_lists(connection: duckdb.DuckDBPyConnection, today: date) -> list[LateList]:
    """Every late list, by town, month and feed."""
    rows = connection.execute(_QUERY, {"today": today}).fetchall()
    return [LateList(*row) for row in rows]
