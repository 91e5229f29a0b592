"""How key works stand as a table: one set of columns, of which each page takes its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from pipelines.language import join_sentences, say
from pipelines.report.exhibits.cell_words import DAY, RATIO
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.number_words import UNKNOWN, unit_words
from pipelines.report.progress_words import Row, status_words, value_words
from pipelines.report.reason_words import reason_words
from pipelines.report.value_notes import doubt_note, notes_of
from pipelines.report.year_words import (
    DOUBTED,
    basis_words,
    change_words,
    goal_words,
    indicator_title,
    numbered_title,
    work_title,
)


def _value_words(row: Row) -> str:
    return f"{value_words(row)}{DOUBTED if row['is_value_doubted'] else ''}"


def _district_words(row: Row) -> str:
    names = ("value", "value_on", "unknown_reason")
    whole = {name: row[f"district_{name}"] for name in names}
    return value_words(row | whole | {"is_complete": row["is_district_complete"]})


def _starred(row: Row) -> str:
    return f"{'★ ' if row['is_headline'] else ''}{indicator_title(row)}"


def _received(row: Row) -> str:
    if not row["deliveries_expected"]:
        return UNKNOWN
    words = f"{row['deliveries_received']}/{row['deliveries_expected']}"
    late = row["deliveries_late"]
    return words + (say("progress.late", count=late) if late else "")


_WORDS: dict[str, Callable[[Row], str]] = {
    "work": work_title,
    "indicator": indicator_title,
    "numbered": numbered_title,
    "starred": _starred,
    "basis": basis_words,
    "value_words": _value_words,
    "district": _district_words,
    "change": lambda row: change_words(row).words,
    "goal": goal_words,
    "status": status_words,
    "reason": reason_words,
    "received": _received,
    "unit": lambda row: unit_words(row["unit"]),
}
_UNITS = dict.fromkeys(("achieved_ratio", "time_elapsed_ratio", "share_ratio"), RATIO)
_UNITS["latest_reported_on"] = DAY
# To reckon with: beside the words that people read they would say everything twice.
_FOR_WORKBOOK = {"unit", "value"}


def standing_exhibit(
    key: str,
    standing: pl.DataFrame,
    columns: tuple[str, ...],
    **more: Any,
) -> Exhibit:
    """A row per row of `standing`, with what a reader must know of its figures below it.

    Args:
        key: the exhibit's.
        standing: of read_standing or read_town_standing.
        columns: names of _WORDS, or columns of the frame.
        more: title, definition, source and the like of the exhibit.
    """
    rows = standing.to_dicts()
    told = [
        pl.Series(name, [_WORDS[name](row) for row in rows], pl.String)
        for name in columns
        if name in _WORDS
    ]
    # Rows of many units: the words carry the unit.
    plain = [pl.col("value").cast(pl.Float64)]
    return Exhibit(
        key,
        frame=standing.with_columns(*plain, *told).select(columns),
        columns=tuple(
            Column(name, say(f"standing.{name}"), _UNITS.get(name), name in _FOR_WORKBOOK)
            for name in columns
        ),
        note=join_sentences(notes_of(standing), doubt_note(standing)),
        **more,
    )
