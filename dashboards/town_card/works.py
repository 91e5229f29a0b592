"""A town in all ten works: beside the district, and beside the other towns where that is fair."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards.parts.data_words import words_of_rows
from pipelines.language import name_of, say
from pipelines.report.exhibits.cell_words import RATIO
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.progress_words import data_word
from pipelines.report.standing_exhibit import standing_exhibit
from pipelines.report.value_notes import guard_note

Row = dict[str, Any]
_COLUMNS = ("numbered", "value_words", "district", "share_ratio", "status", "reason")


def works_exhibit(standing: pl.DataFrame, every: bool) -> Exhibit:
    """The headlines of the ten works, or every indicator.

    Args:
        standing: of read_town_standing.
        every: all indicators instead of the headlines alone.
    """
    return standing_exhibit(
        "all_indicators" if every else "works",
        standing if every else standing.filter("is_headline"),
        # A telephone shows the first columns: the long titles come last.
        _COLUMNS if every else (*_COLUMNS, "work"),
        title=say("town_card.all" if every else "town_card.works"),
        definition=say("town_card.works_definition"),
        source=say("town_card.works_source"),
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


def _place_words(row: Row) -> str:
    if row["no_place_reason"] is not None:
        return say("town_card.no_place", reason=data_word(row["no_place_reason"]))
    return say("town_card.place", place=row["place"], count=row["town_count"])
