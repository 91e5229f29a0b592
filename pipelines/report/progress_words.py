"""A key work's standing in words: value, target, reason and freshness."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipelines.language import language_in_force, messages, say, with_feed_titles
from pipelines.report.number_words import RATIO, quantity_words

Row = dict[str, Any]


def value_words(row: Row) -> str:
    """The value with its unit, marked when deliveries are missing; why not, when unknown."""
    shown = row["value_on"] if row["value_on"] is not None else row["value"]
    words = quantity_words(shown, row["unit"])
    if shown is None:
        return f"{words}（{unknown_words(row)}）"
    return words if row["is_complete"] else f"{words}※"


def unknown_words(row: Row) -> str:
    """Why there is no value."""
    return data_word(row["unknown_reason"])


def data_word(word: str | None) -> str:
    """A word of the warehouse's own in the language in force; as it is where none is known."""
    code = f"word.{word}"
    return say(code) if code in messages() else word or ""


def target_words(row: Row) -> str:
    """The target, and by when."""
    if row["target_end_on"] is None:
        return quantity_words(None, "")
    return f"{aim_words(row)}\n{row['target_end_on']:%Y-%m-%d}"


def aim_words(row: Row) -> str:
    """What is aimed at, without its day: a value or a number of milestones."""
    asked = row["milestones_asked"]
    if asked is None:
        return quantity_words(row["target"], row["unit"])
    return say("progress.milestone" if asked == 1 else "progress.milestones", count=asked)


def status_words(row: Row) -> str:
    """The status in the language in force."""
    return data_word(row["status"])


def reason_words(row: Row) -> str:
    """Why the status is what it is.

    The Chinese sentence is the warehouse's own; where small numbers took it out of the row, it
    is made of the row's rounded figures, as the English one is.
    """
    if language_in_force() == "zh" and row["status_reason"] is not None:
        return row["status_reason"]
    if row["unknown_reason"] == "只按全区统计" or row.get("is_hidden"):
        return data_word(row["unknown_reason"])
    if row["missing_deliveries"]:
        return say("progress.missing", names=with_feed_titles(row["missing_deliveries"]))
    if row["target"] is None and row["milestones_asked"] is None:
        return say("progress.no_target", year=row["year"])
    if row["status"] == "数据不足":
        return say("progress.not_due")
    elapsed = quantity_words(row["time_elapsed_ratio"], RATIO)
    return say("progress.done", done=_done_words(row), elapsed=elapsed)


def freshness_words(row: Row) -> str:
    """How many deliveries the figure stands on, how many came late, and the latest day."""
    if not row["deliveries_expected"]:
        return say("progress.no_deliveries")
    words = say(
        "progress.deliveries",
        received=row["deliveries_received"],
        expected=row["deliveries_expected"],
    )
    if row["deliveries_late"]:
        words += say("progress.late", count=row["deliveries_late"])
    if row["latest_reported_on"]:
        words += say("progress.latest", day=row["latest_reported_on"])
    return words


def _done_words(row: Row) -> str:
    if row["milestones_asked"] is not None:
        reached, asked = row["milestones_reached"], row["milestones_asked"]
        return say("progress.milestones_reached", reached=reached, asked=asked)
    if row["denominator"] is not None:
        upper, lower = (Decimal(row[name]).normalize() for name in ("numerator", "denominator"))
        return f"{upper:f}/{lower:f} ({quantity_words(row['value'], '比率')})"
    return quantity_words(row["value"], row["unit"])
