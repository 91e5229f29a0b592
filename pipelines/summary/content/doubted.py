"""Figures that a slip of 元 and 万元 may have made: they are not printed until it is answered."""

from __future__ import annotations

from decimal import Decimal

import duckdb

# A sum of which a tenth is in doubt, and any smallest or largest payment of such a list.
_SHARE = Decimal("0.1")
_SLIPS = """
    select feeds.indicator_id, sum(coalesce(found.amount_at_risk_yuan, 0)) as doubted_yuan
    from rpt_findings as found
    inner join programmes on found.programme_code = programmes.programme_code
    inner join indicator_feeds as feeds on programmes.feed = feeds.feed
    inner join dim_indicators as indicators on feeds.indicator_id = indicators.indicator_id
    cross join (select area_code from dim_areas where area_level = 'district') as district
    where found.check_code = 'S4' and found.disposition in ('未核实', '核实属实')
        and year(found.month) = $year and $area in (found.town_code, district.area_code)
        and indicators.unit like '元%'
    group by feeds.indicator_id
"""


def read_doubted(
    connection: duckdb.DuckDBPyConnection, year: int, area_code: str
) -> dict[str, Decimal]:
    """Indicator of money → yuan of that year and area that check S4 doubts."""
    rows = connection.execute(_SLIPS, {"year": year, "area": area_code}).fetchall()
    return dict(rows)


def is_doubted(value: Decimal, aggregation: str, doubted_yuan: Decimal | None) -> bool:
    """Whether the figure is to be left unprinted."""
    if doubted_yuan is None:
        return False
    return aggregation in {"minimum", "maximum"} or doubted_yuan > abs(value) * _SHARE
