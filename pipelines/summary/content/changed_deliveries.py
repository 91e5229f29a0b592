"""What came and went since a year was closed, in words: 河东镇重报了2013年11月…发放表."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb

_DELIVERIES = """
    select deliveries.delivery_id, areas.area_name, feeds.name_zh, deliveries.period_start
    from fct_deliveries as deliveries
    inner join dim_areas as areas on deliveries.deliverer_code = areas.area_code
    inner join feeds on deliveries.feed = feeds.feed
    where deliveries.delivery_id in (select unnest($ids))
    order by deliveries.period_start, areas.area_name, feeds.name_zh
"""
_COME, _GONE = "+", "-"
# Which signs a list of one town and month has → what the town did.
_DONE = {frozenset("+-"): "重报了", frozenset("+"): "补报了", frozenset("-"): "撤回了"}
_List = tuple[str, str, date | None]
Known = dict[str, _List]


def signed_ids(changed: str | None) -> tuple[str, ...]:
    """The ids of a list of rpt_restatements: +a -b, those that came and those that went."""
    return tuple((changed or "").split())


def read_lists(connection: duckdb.DuckDBPyConnection, signed: Iterable[str]) -> Known:
    """Delivery id → whose list of what and from which month; what is known no more is not in it."""
    asked = {"ids": sorted({one[1:] for one in signed})}
    if not asked["ids"]:
        return {}
    rows = connection.execute(_DELIVERIES, asked).fetchall()
    return {delivery: (area, feed, start) for delivery, area, feed, start in rows}


def changed_words(signed: Iterable[str], known: Known) -> str:
    """What the deliverers did, a clause per list; empty where no known delivery changed."""
    signs: dict[_List, set[str]] = {}
    for delivery, one in known.items():
        for sign in (_COME, _GONE):
            if sign + delivery in signed:
                signs.setdefault(one, set()).add(sign)
    months: dict[tuple[str, str, str], list[str]] = {}
    for (area, feed, start), found in signs.items():
        told = f"{start.year}年{start.month}月" if start else ""
        months.setdefault((area, _DONE[frozenset(found)], feed), []).append(told)
    clauses = [area + did + "、".join(when) + feed for (area, did, feed), when in months.items()]
    return "；".join(clauses)
