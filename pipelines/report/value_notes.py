"""What a reader must know of values below the district: rounding, hiding, missing deliveries."""

from __future__ import annotations

import polars as pl

from pipelines.language import join_sentences, list_words, say
from pipelines.report.number_words import MONEY, quantity_words
from pipelines.report.year_words import indicator_title


def notes_of(rows: pl.DataFrame) -> str:
    """Of rows with area_level, small_numbers and is_complete: what is rounded, hidden or ※."""
    guards = rows.filter(pl.col("area_level") != "district")["small_numbers"].to_list()
    codes = {"people": "key_work.note_rounded", "money": "key_work.note_money"}
    notes = [say(code) for guard, code in codes.items() if guard in guards]
    marks = [name for name in ("is_complete", "is_district_complete") if name in rows.columns]
    if not rows.select(pl.all_horizontal(marks).all()).item():
        notes.append(say("progress.incomplete"))
    return join_sentences(*notes)


def doubt_note(rows: pl.DataFrame) -> str:
    """Of rows of read_standing: which figures a slip may have made, and why (the mark †)."""
    notes = []
    for code in ("value", "last_year"):
        doubted = rows.filter(pl.col(f"is_{code}_doubted")).to_dicts()
        if doubted:
            names = list_words(map(indicator_title, doubted))
            year = doubted[0]["year"] - (code == "last_year")
            yuan = max(row[f"{code}_doubted_yuan"] for row in doubted)
            amount = quantity_words(yuan, MONEY)
            notes.append(say("standing.doubted", year=year, names=names, amount=amount))
    return join_sentences(*notes)


def guard_note() -> str:
    """Of a town's figures of people and money."""
    return join_sentences(say("key_work.note_rounded"), say("key_work.note_money"))
