"""What the figures that an article prints of closed years have become since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import duckdb
import polars as pl

from pipelines.frames.works.told_values import read_told_values
from pipelines.report.number_words import quantity_words
from pipelines.summary.content.article import Restatement
from pipelines.summary.content.changed_deliveries import changed_words, read_lists, signed_ids
from pipelines.summary.content.exact_words import exact_words
from pipelines.summary.content.fact import Fact
from pipelines.summary.content.fact_book import FactBook

_CHANGED = """
    select changed.indicator_id, changed.period, changed.changed_deliveries
    from rpt_restatements as changed
    inner join dim_indicators as indicators on changed.indicator_id = indicators.indicator_id
    where changed.area_code = $area and changed.year between $year - 1 and $year
    order by indicators.indicator_id, length(changed.period) = 7, changed.period
"""
_OF_YEARS = "found.year between $year - 1 and $year"
_UNKNOWN = "现无数据"
# The current sum less the published one would be what changed.
_UNTOLD = "不显示（差额可能只涉及少数人）"
_Figure = Decimal | date | None


def read_restatements(
    connection: duckdb.DuckDBPyConnection, book: FactBook, printed: Iterable[tuple[str, str]]
) -> tuple[Restatement, ...]:
    """The printed figures of closed years that are counted differently now.

    Both are told more exactly where they read alike; below the district, where they are rounded,
    what then still reads alike is left out.

    Args:
        connection: the current build.
        book: the facts of the article.
        printed: (indicator, period) of what its text, list and charts print.
    """
    values = {"area": book.area_code, "year": book.year}
    rows = connection.execute(_CHANGED, values).fetchall()
    wanted = set(printed)
    changed = {
        (indicator, period): signed_ids(deliveries)
        for indicator, period, deliveries in rows
        if (indicator, period) in wanted and (indicator, period) in book.facts
    }
    if not changed:
        return ()
    now = _shown(read_told_values(connection, book.area_code, _OF_YEARS, "found", year=book.year))
    lists = read_lists(connection, (id_ for ids in changed.values() for id_ in ids))
    told = [
        _restatement(book.facts[key], now.get(key, _UNTOLD), ids, changed_words(ids, lists))
        for key, ids in changed.items()
    ]
    return tuple(one for one in told if one.closed_words != one.current_words)


def _shown(told: pl.DataFrame) -> dict[tuple[str, str], _Figure]:
    """(indicator, period) → figure, null where unknown; a hidden one is not in it."""
    return {
        (row["indicator_id"], row["period"]): row["value"]
        if row["value_on"] is None
        else row["value_on"]
        for row in told.filter(~pl.col("is_hidden")).iter_rows(named=True)
    }


def _restatement(closed: Fact, now: _Figure | str, ids: tuple[str, ...], words: str) -> Restatement:
    closed_words, current_words = _both_words(closed, now)
    return Restatement(
        indicator_id=closed.indicator_id,
        name=closed.name,
        period=closed.period,
        closed_words=closed_words,
        current_words=current_words,
        deliveries=words,
        delivery_ids=ids,
    )


def _both_words(closed: Fact, now: _Figure | str) -> tuple[str, str]:
    if now is None or isinstance(now, str):
        return quantity_words(closed.value, closed.unit, "zh"), now or _UNKNOWN
    rounded = [quantity_words(value, closed.unit, "zh") for value in (closed.value, now)]
    if rounded[0] != rounded[1]:
        return rounded[0], rounded[1]
    return exact_words(closed.value, closed.unit), exact_words(now, closed.unit)
