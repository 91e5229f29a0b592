"""A printed figure beside what the data give: how far apart they are, and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipelines.language import list_words, name_of, say, with_feed_titles
from pipelines.report.number_words import UNKNOWN, quantity_words
from pipelines.report.progress_words import Row, data_word

_DAY = "date"


def printed_words(row: Row) -> str:
    """The printed figure with its unit; `row` is of read_published_figures."""
    return _quantity(row["published_value"], row["unit"])


def counted_words(row: Row) -> str:
    """What the data give, or a dash."""
    return _quantity(row["warehouse_value"], row["unit"])


def apart_words(row: Row) -> str:
    """How far the data are from the printed figure; empty where it agrees or nothing is known."""
    if row["agrees"] or row["warehouse_value"] is None:
        return ""
    if row["unit"] == _DAY:
        days = (_day(row["warehouse_value"]) - _day(row["published_value"])).days
        size, is_more = say("year_end.published_days", count=abs(days)), days > 0
    else:
        apart = Decimal(row["warehouse_value"]) - Decimal(row["published_value"])
        size, is_more = quantity_words(abs(apart), row["unit"]), apart > 0
    return say(f"year_end.published_{'more' if is_more else 'less'}", size=size)


def why_words(row: Row) -> str:
    """Why a figure is not borne out; empty where it is."""
    if row["agrees"]:
        return ""
    if row["warehouse_value"] is None:
        return data_word(row["unknown_reason"])
    if row["missing_deliveries"]:
        return say("year_end.published_missing", names=with_feed_titles(row["missing_deliveries"]))
    return say("year_end.published_recounted")


def differing_words(row: Row) -> str:
    """One sentence on a figure that differs: what was printed, what is counted, why."""
    return say(
        "year_end.published_differs",
        name=name_of(row),
        printed=printed_words(row),
        told=list_words(filter(None, [counted_words(row), apart_words(row), why_words(row)])),
    )


def _quantity(text: str | None, unit: str) -> str:
    if text is None:
        return UNKNOWN
    if unit == _DAY:
        return quantity_words(_day(text), unit)
    return quantity_words(Decimal(text), unit)


def _day(text: str) -> date:
    return date.fromisoformat(text)
