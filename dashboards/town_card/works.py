"""A town in all ten works: beside the district, and beside the other towns where that is fair."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards.parts.data_words import words_of_rows
from pipelines.language import name_of, say
from pipelines.report.exhibits.cell_words import RATIO
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.progress_words import data_word, reason_words, status_words, value_words
from pipelines.report.value_notes import guard_note, notes_of
from pipelines.report.year_words import indicator_title

Row = dict[str, Any]


def works_exhibit(standing: pl.DataFrame, titles: dict[int, str], every: bool) -> Exhibit:
    """The headlines of the ten works, or every indicator.

    Args:
        standing: of read_town_standing.
        titles: the works' titles by number.
        every: all indicators instead of the headlines alone.
    """
    rows = standing if every else standing.filter("is_headline")
    frame = rows.select(
        words_of_rows(rows, _numbered, "indicator"),
        words_of_rows(rows, value_words, "value"),
        words_of_rows(rows, _district_words, "district"),
        "share_ratio",
        words_of_rows(rows, status_words, "status"),
        words_of_rows(rows, reason_words, "reason"),
        words_of_rows(rows, lambda row: titles[row["key_work"]], "work"),
    )
    is_complete = pl.col("is_complete") & pl.col("is_district_complete")
    notes = notes_of(rows.with_columns(is_complete.alias("is_complete")))
    return Exhibit(
        "all_indicators" if every else "works",
        say("town_card.all" if every else "town_card.works"),
        frame,
        (
            Column("indicator", say("key_work.column_indicator")),
            Column("value", say("town_card.column_value")),
            Column("district", say("town_card.column_district")),
            Column("share_ratio", say("town_card.column_share"), RATIO),
            Column("status", say("key_work.column_status")),
            Column("reason", say("town_card.column_reason")),
            # A telephone shows the first columns: the long titles come last.
            Column("work", say("town_card.column_work")),
        ),
        definition=say("town_card.works_definition"),
        source=say("town_card.works_source"),
        note=notes,
    )


def ratios_exhibit(ratios: pl.DataFrame) -> Exhibit:
    """The town's ratios beside the district's, with its place; of read_town_ratios."""
    frame = ratios.select(
        words_of_rows(ratios, name_of, "ratio"),
        pl.col("value").cast(pl.Float64),
        pl.col("district_value").cast(pl.Float64),
        words_of_rows(ratios, _place_words, "place"),
    )
    return Exhibit(
        "ratios",
        say("town_card.ratios"),
        frame,
        (
            Column("ratio", say("town_card.column_ratio")),
            Column("value", say("town_card.column_value"), RATIO),
            Column("district_value", say("town_card.column_district"), RATIO),
            Column("place", say("town_card.column_place")),
        ),
        definition=say("town_card.ratios_definition"),
        source=say("town_card.ratios_source"),
        note=guard_note(),
    )


def _numbered(row: Row) -> str:
    number, title = row["key_work"], indicator_title(row)
    return say("key_work.numbered", number=number, title=title)


def _district_words(row: Row) -> str:
    names = ("value", "value_on", "unknown_reason")
    whole = {name: row[f"district_{name}"] for name in names}
    return value_words(row | whole | {"is_complete": row["is_district_complete"]})


def _place_words(row: Row) -> str:
    if row["no_place_reason"] is not None:
        return say("town_card.no_place", reason=data_word(row["no_place_reason"]))
    return say("town_card.place", place=row["place"], count=row["town_count"])
