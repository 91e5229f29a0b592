"""What a closed year's figures have become since, from the current build."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl

from pipelines.frames.works.guard_values import HIDDEN
from pipelines.frames.works.told_values import read_told_values
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
_DELIVERIES = """
    select deliveries.delivery_id, areas.area_name, feeds.name_zh, deliveries.period_start
    from fct_deliveries as deliveries
    inner join dim_areas as areas on deliveries.deliverer_code = areas.area_code
    inner join feeds on deliveries.feed = feeds.feed
    where deliveries.delivery_id in (select unnest($ids))
"""
_OF_YEAR = "found.year = $year and found.period = $period"
_UNKNOWN = "未知"
Figure = Decimal | date | None


def read_restatements(
    connection: duckdb.DuckDBPyConnection, book: FactBook
) -> tuple[Restatement, ...]:
    """The restated figures of the year as a whole, exact where the article words them loosely.

    Below the district they are guarded as the article's are; what then reads alike is left out.
    """
    values = {"year": book.year, "period": f"{book.year}"}
    rows = connection.execute(_CHANGED, {"area": book.area_code, **values}).fetchall()
    names = _delivery_names(connection, [row[-1] or "" for row in rows])
    rows = [(*row[:-1], "；".join(names.get(id_, id_) for id_ in _ids(row[-1]))) for row in rows]
    if not book.is_guarded:
        return tuple(_restatement(row) for row in rows)
    of_area = {"connection": connection, "area_code": book.area_code, "condition": _OF_YEAR}
    closed = _shown(read_told_values(**of_area, told="stated", **values))
    now = _shown(read_told_values(**of_area, told="found", **values))
    told = [_guarded(row, closed, now) for row in rows]
    return tuple(one for one in told if one.closed_words != one.current_words)


def _ids(deliveries: str | None) -> list[str]:
    """The signed ids of a list of deliveries: +a -b."""
    return (deliveries or "").split()


def _delivery_names(connection: duckdb.DuckDBPyConnection, lists: list[str]) -> dict[str, str]:
    """Signed id → it, and whose list of what and when that is."""
    signed = {id_ for one in lists for id_ in _ids(one)}
    if not signed:
        return {}
    asked = {"ids": [id_[1:] for id_ in signed]}
    known = {
        id_: f"{area}《{feed}》{start:%Y-%m}"
        for id_, area, feed, start in connection.execute(_DELIVERIES, asked).fetchall()
    }
    return {id_: f"{id_} {known[id_[1:]]}" for id_ in signed if id_[1:] in known}


def _restatement(row: tuple[Any, ...]) -> Restatement:
    indicator, name, period, unit, closed, closed_on, now, now_on, deliveries = row
    return Restatement(
        name=name,
        period=period,
        closed_words=_words(indicator, closed if closed_on is None else closed_on, unit),
        current_words=_words(indicator, now if now_on is None else now_on, unit),
        deliveries=deliveries or "",
    )


def _guarded(
    row: tuple[Any, ...], closed: dict[str, Figure], now: dict[str, Figure]
) -> Restatement:
    indicator, unit = row[0], row[3]
    return replace(
        _restatement(row),
        closed_words=_words(indicator, closed[indicator], unit) if indicator in closed else HIDDEN,
        current_words=_words(indicator, now[indicator], unit) if indicator in now else HIDDEN,
    )


def _shown(told: pl.DataFrame) -> dict[str, Figure]:
    """Indicator → figure, null where unknown; a hidden one is not in it."""
    return {
        row["indicator_id"]: row["value"] if row["value_on"] is None else row["value_on"]
        for row in told.filter(~pl.col("is_hidden")).iter_rows(named=True)
    }


def _words(indicator: str, value: Figure, unit: str) -> str:
    return _UNKNOWN if value is None else words_in_print(indicator, value, unit)
