"""What an indicator stands on: its deliveries, in words and as a table."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards.parts.data_words import words_of_rows
from dashboards.parts.status import coverage_word
from pipelines.language import join_sentences, list_words, say, with_feed_titles
from pipelines.report.exhibits.cell_words import DAY, MONTH
from pipelines.report.exhibits.exhibit import Column, Exhibit

Row = dict[str, Any]


def source_words(standing: Row, deliveries: pl.DataFrame) -> str:
    """The table, the forms behind it, how many of them are due and came, which are missing."""
    if deliveries.is_empty():
        return say("key_work.no_deliveries")
    titles = deliveries["feed_name"].unique().sort().to_list()
    forms = list_words(with_feed_titles(title) for title in titles)
    return join_sentences(say("key_work.value_source", forms=forms), deliveries_words(standing))


def deliveries_words(standing: Row) -> str:
    """How many deliveries are due, came and came late; which are missing; the latest day."""
    words = [
        say(
            "key_work.deliveries_line",
            expected=standing["deliveries_expected"],
            received=standing["deliveries_received"],
            late=standing["deliveries_late"],
        )
    ]
    if standing["missing_deliveries"]:
        names = with_feed_titles(standing["missing_deliveries"])
        words.append(say("key_work.deliveries_missing", names=names))
    if standing["latest_reported_on"]:
        words.append(say("key_work.deliveries_latest", day=standing["latest_reported_on"]))
    return join_sentences(*words)


def deliveries_exhibit(standing: Row, deliveries: pl.DataFrame, area_name: str) -> Exhibit:
    """Every delivery that the value needs, the missing first.

    Args:
        standing: the indicator's row of read_standing.
        deliveries: of read_needed_deliveries.
        area_name: of whose value.
    """
    frame = deliveries.with_columns(
        words_of_rows(deliveries, lambda row: with_feed_titles(row["feed_name"]), "form"),
        words_of_rows(deliveries, coverage_word, "status_words"),
    )
    return Exhibit(
        "deliveries",
        say("key_work.deliveries", area=area_name),
        frame,
        (
            Column("form", say("key_work.column_form")),
            Column("area_name", say("key_work.column_deliverer")),
            Column("month", say("key_work.column_month"), MONTH),
            Column("status_words", say("key_work.column_status")),
            Column("received_on", say("key_work.column_received"), DAY),
            Column("due_on", say("key_work.column_due"), DAY),
        ),
        definition=say("key_work.deliveries_definition"),
        source=say("key_work.deliveries_source"),
        note="" if deliveries.is_empty() else deliveries_words(standing),
    )
