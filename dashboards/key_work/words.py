"""Words and columns that the exhibits of key works share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from pipelines.language import language_in_force, messages, say

RATIO = "比率"
DAY_UNIT = "日期"


def name_of(row: dict[str, Any], prefix: str = "name") -> str:
    """The row's name in the language in force, of its columns `prefix`_zh and `prefix`_en."""
    return row[f"{prefix}_{language_in_force()}"]


def data_word(word: str | None) -> str:
    """A word of the warehouse's own in the language in force; as it is where none is known."""
    code = f"word.{word}"
    return say(code) if code in messages() else word or ""


def told(frame: pl.DataFrame, words: Callable[[dict[str, Any]], str], name: str) -> pl.Series:
    """A column of text: what `words` makes of each row."""
    return pl.Series(name, [words(row) for row in frame.iter_rows(named=True)], pl.String)


def as_measured(frame: pl.DataFrame, unit: str, *names: str) -> pl.DataFrame:
    """The columns as a workbook counts them: money to the cent, whole numbers whole."""
    is_money = unit.startswith("元")
    kinds = {}
    for name in names:
        known = frame[name].cast(pl.Float64).drop_nulls()
        is_whole = unit != RATIO and (known == known.round()).all()
        kinds[name] = pl.Decimal(18, 2) if is_money else pl.Int64 if is_whole else pl.Float64
    return frame.with_columns(pl.col(name).cast(kind) for name, kind in kinds.items())


def guard_notes(rows: pl.DataFrame) -> list[str]:
    """What a reader must know of small numbers in rows with area_level and small_numbers."""
    guards = rows.filter(pl.col("area_level") != "district")["small_numbers"].to_list()
    codes = {"people": "key_work.note_rounded", "money": "key_work.note_money"}
    return [say(code) for guard, code in codes.items() if guard in guards]


def notes_of(rows: pl.DataFrame) -> list[str]:
    """What a reader must know of values: rounding, hiding, and ※ for missing deliveries."""
    notes = guard_notes(rows)
    if not rows["is_complete"].all():
        notes.append(say("key_work.note_incomplete"))
    return notes


def remark_words(row: dict[str, Any]) -> str:
    """Why there is no value, or how many deliveries an incomplete one stands on."""
    if row["value"] is None and row["value_on"] is None:
        return data_word(row["unknown_reason"])
    if row["is_complete"]:
        return ""
    return say(
        "key_work.remark_incomplete",
        received=row["deliveries_received"],
        expected=row["deliveries_expected"],
    )


def joined_sentences(*sentences: str) -> str:
    """Sentences one after another, with a space between English ones."""
    joint = "" if language_in_force() == "zh" else " "
    return joint.join(sentence.strip() for sentence in sentences if sentence)
