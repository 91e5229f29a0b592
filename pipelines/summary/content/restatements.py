"""What a closed year's figures have become since, from the current build."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from pipelines.summary.content.article import Restatement
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.words_in_print import words_in_print

_CHANGED = """
    select
        indicators.indicator_id, indicators.name_zh, changed.period, indicators.unit,
        changed.closed_value, changed.closed_value_on, changed.current_value,
        changed.current_value_on, changed.changed_deliveries
    from rpt_restatements as changed
    inner join dim_indicators as indicators on changed.indicator_id = indicators.indicator_id
    where changed.area_code = $area and changed.year = $year and changed.period = $period
    order by indicators.indicator_id
"""
_UNKNOWN = "未知"


def read_restatements(
    connection: duckdb.DuckDBPyConnection, book: FactBook
) -> tuple[Restatement, ...]:
    """The restated figures of the year as a whole, exact where the article words them loosely."""
    values = {"area": book.area_code, "year": book.year, "period": f"{book.year}"}
    rows = connection.execute(_CHANGED, values).fetchall()
    return tuple(_restatement(row) for row in rows)


def _restatement(row: tuple[Any, ...]) -> Restatement:
    indicator, name, period, unit, closed, closed_on, now, now_on, deliveries = row
    return Restatement(
        name=name,
        period=period,
        closed_words=_words(indicator, closed if closed_on is None else closed_on, unit),
        current_words=_words(indicator, now if now_on is None else now_on, unit),
        deliveries=deliveries or "",
    )


def _words(indicator: str, value: Decimal | date | None, unit: str) -> str:
    return _UNKNOWN if value is None else words_in_print(indicator, value, unit)
