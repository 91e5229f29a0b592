"""A town in all ten works: beside the district, and beside the other towns where that is fair."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards.key_work.standing import indicator_title
from dashboards.key_work.words import RATIO, data_word, joined_sentences, name_of, notes_of, told
from pipelines.language import say
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.progress_words import reason_words, status_words, value_words

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
        told(rows, _numbered, "indicator"),
        told(rows, value_words, "value"),
        told(rows, _district_words, "district"),
        "share_ratio",
        told(rows, status_words, "status"),
        told(rows, reason_words, "reason"),
        told(rows, lambda row: titles[row["key_work"]], "work"),
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
        note=joined_sentences(*notes),
    )


def ratios_exhibit(ratios: pl.DataFrame) -> Exhibit:
    """The town's ratios beside the district's, with its place; of read_town_ratios."""
    frame = ratios.select(
        told(ratios, name_of, "ratio"),
        pl.col("value").cast(pl.Float64),
        pl.col("district_value").cast(pl.Float64),
        told(ratios, _place_words, "place"),
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
        note=joined_sentences(say("key_work.note_rounded"), say("key_work.note_money")),
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
