"""What a reader must know of values below the district: rounding, hiding, missing deliveries."""

from __future__ import annotations

import polars as pl

from pipelines.language import join_sentences, say
from pipelines.settings import get_settings


def notes_of(rows: pl.DataFrame) -> str:
    """Of rows with area_level, small_numbers and is_complete: what is rounded, hidden or ※."""
    guards = rows.filter(pl.col("area_level") != "district")["small_numbers"].to_list()
    notes = [note for guard, note in _notes().items() if guard in guards]
    if not rows["is_complete"].all():
        notes.append(say("key_work.note_incomplete"))
    return join_sentences(*notes)


def guard_note() -> str:
    """Of a town's figures of people and money."""
    return join_sentences(*_notes().values())


def say_limits(code: str) -> str:
    """A message that names the limits of small numbers: step, fewest, few (one less) and share."""
    limits = get_settings()
    return say(
        code,
        step=limits.people_step,
        fewest=limits.fewest_people,
        few=limits.fewest_people - 1,
        share=f"{limits.largest_share:.0%}",
    )


def count_note(rounded: str, hidden: str) -> str:
    """Of two messages the one that says what the settings do with small counts."""
    return say_limits(hidden if get_settings().small_numbers == "hide" else rounded)


def _notes() -> dict[str, str]:
    people = count_note("key_work.note_rounded", "key_work.note_few")
    return {"people": people, "money": say_limits("key_work.note_money")}
