"""What a reader must know of values below the district: rounding, hiding, missing deliveries."""

from __future__ import annotations

import polars as pl

from pipelines.language import join_sentences, say


def notes_of(rows: pl.DataFrame) -> str:
    """Of rows with area_level, small_numbers and is_complete: what is rounded, hidden or ※."""
    guards = rows.filter(pl.col("area_level") != "district")["small_numbers"].to_list()
    codes = {"people": "key_work.note_rounded", "money": "key_work.note_money"}
    notes = [say(code) for guard, code in codes.items() if guard in guards]
    if not rows["is_complete"].all():
        notes.append(say("key_work.note_incomplete"))
    return join_sentences(*notes)


def guard_note() -> str:
    """Of a town's figures of people and money."""
    return join_sentences(say("key_work.note_rounded"), say("key_work.note_money"))
