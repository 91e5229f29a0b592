"""Which sums a slip of 元 and 万元 may have made: they are neither printed nor compared with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import duckdb

# A sum of which a tenth is in doubt, and any smallest or largest payment of such a list.
_SHARE = Decimal("0.1")
_SLIPS = """
    select
        feeds.indicator_id, found.month, sum(coalesce(found.amount_at_risk_yuan, 0)) as doubted_yuan
    from rpt_findings as found
    inner join programmes on found.programme_code = programmes.programme_code
    inner join indicator_feeds as feeds on programmes.feed = feeds.feed
    inner join indicators on feeds.indicator_id = indicators.indicator_id
    cross join (select area_code from dim_areas where area_level = 'district') as district
    where found.check_code = 'S4' and found.disposition in ('未核实', '核实属实')
        and found.month between $first_month and $last_month
        and $area in (found.town_code, district.area_code)
        and indicators.unit like '元%'
    group by feeds.indicator_id, found.month
"""


def read_doubted_months(
    connection: duckdb.DuckDBPyConnection, first_month: date, last_month: date, area_code: str
) -> dict[str, dict[date, Decimal]]:
    """Indicator of money → month → yuan of that month and area that check S4 doubts."""
    asked = {"first_month": first_month, "last_month": last_month, "area": area_code}
    found: dict[str, dict[date, Decimal]] = {}
    for indicator, month, yuan in connection.execute(_SLIPS, asked).fetchall():
        found.setdefault(indicator, {})[month] = yuan
    return found


def read_doubted(
    connection: duckdb.DuckDBPyConnection, first_month: date, last_month: date, area_code: str
) -> dict[str, Decimal]:
    """Indicator of money → yuan of those months and that area that check S4 doubts."""
    months = read_doubted_months(connection, first_month, last_month, area_code)
    return {indicator: sum(yuan.values(), Decimal(0)) for indicator, yuan in months.items()}


def is_doubted(value: Decimal, aggregation: str, doubted_yuan: Decimal | None) -> bool:
    """Whether the figure is left unprinted and nothing is compared with it."""
    if doubted_yuan is None:
        return False
    return aggregation in {"minimum", "maximum"} or doubted_yuan > abs(value) * _SHARE
