"""Made-up facts and books of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb

from pipelines.summary.content.fact import Fact, Missing
from pipelines.summary.content.fact_book import FactBook
from pipelines.summary.content.read_fact_book import read_fact_book, read_told_years
from pipelines.summary.content.sentence import Said, Sentence
from pipelines.summary.content.words_in_print import words_in_print

AREA = "440607000000"
MONTHLY = frozenset({"kw03_elders_served", "kw03_elders_served_ratio"})


def fact(name: str, period: str, value: Any, unit: str, **more: Any) -> Fact:
    words = words_in_print(name, value, unit)
    parts = {"received": 1, "expected": 1, "reported_on": None, "is_complete": True} | more
    return Fact(name, name, period, AREA, value, unit, words, "口径", **parts)


def book(*facts: Fact, month: int = 12, **more: Any) -> FactBook:
    found = {(f.indicator_id, f.period): f for f in facts}
    return FactBook(date(2013, month, 1), AREA, "全区", found, MONTHLY, **{"place": "甲区"} | more)


def nothing(*names: str) -> dict[tuple[str, str], Missing]:
    """For a book's `missing`: there was nothing of these the year before."""
    return {(name, "2012"): Missing(name, name, "不在应报期内") for name in names}


def texts(said: list[Said]) -> list[str]:
    return [one.text for one in said if isinstance(one, Sentence)]


DECEMBER = date(2013, 12, 1)


def book_of(connection: duckdb.DuckDBPyConnection, area: str) -> FactBook:
    told = read_told_years(connection, DECEMBER.year)
    return read_fact_book(connection, told, DECEMBER, area, "甲镇" if area == "a" else "全区")
