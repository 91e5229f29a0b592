"""Coverage as grids: feeds or deliverers by month, a word a cell."""

from __future__ import annotations

from typing import Any

import polars as pl

from dashboards.parts.data_words import words_of_rows
from pipelines.frames.clerks.deliveries import COVERAGE_QUERY
from pipelines.language import say
from pipelines.report.exhibits.cell_words import DAY, MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit

TONES = {
    "on_time": "good",
    "late": "watch",
    "missing": "bad",
    "nil": "plain",
    "undated": "unknown",
}


def by_feed(frame: pl.DataFrame) -> Exhibit:
    """All feeds by month: came / expected, and how many late.

    Args:
        frame: of read_coverage_by_feed.
    """
    drawn = frame.with_columns(
        _feed_names(frame),
        words_of_rows(frame, _count_words, "cell"),
        pl.when(pl.col("missing_count") > 0)
        .then(pl.lit("bad"))
        .when(pl.col("late_count") > 0)
        .then(pl.lit("watch"))
        .otherwise(pl.lit("good"))
        .alias("tone"),
    )
    return Exhibit(
        "coverage",
        say("deliveries.coverage_title"),
        drawn,
        (
            Column("line", say("deliveries.column_feed")),
            Column("month", say("deliveries.column_month"), MONTH),
            Column("cell", say("deliveries.column_came")),
            *(
                Column(name, say(f"deliveries.column_{name}"))
                for name in ("expected_count", "came_count", "late_count", "missing_count")
            ),
        ),
        Chart("states", x="month", value="cell", series="line", tone="tone"),
        definition=say("deliveries.coverage_definition"),
        source=say("deliveries.coverage_source"),
        query=COVERAGE_QUERY,
        note=say("deliveries.coverage_note", missing=frame["missing_count"].sum()),
    )


def by_line(frame: pl.DataFrame, feed: str, deliverer: str) -> Exhibit:
    """One feed by deliverer and month, or one deliverer by feed and month.

    Args:
        frame: of read_coverage.
        feed: the one that was chosen, or empty.
        deliverer: the one that was chosen, or empty; one of the two was.
    """
    line = pl.col("deliverer_name").alias("line") if feed else _feed_names(frame)
    status = frame["status"]
    words = {name: say(f"coverage.{name}") for name in TONES}
    cells = {name: say(f"coverage_cell.{name}") for name in TONES}
    drawn = frame.with_columns(
        line,
        status.replace_strict(cells, default="?").alias("cell"),
        status.replace_strict(words, default="?").alias("status_words"),
        status.replace_strict(TONES, default="unknown").alias("tone"),
    )
    title = say(f"feed.{feed}") if feed else frame["deliverer_name"].first() or deliverer
    return Exhibit(
        "coverage",
        say("deliveries.coverage_of", what=title),
        drawn,
        (
            Column("line", say(f"deliveries.column_{'deliverer' if feed else 'feed'}")),
            Column("month", say("deliveries.column_month"), MONTH),
            Column("cell", say("deliveries.column_cell")),
            Column("status_words", say("deliveries.column_status")),
            Column("due_on", say("deliveries.column_due_on"), DAY),
            Column("received_on", say("deliveries.column_received_on"), DAY),
            Column("row_count", say("deliveries.column_row_count")),
        ),
        Chart("states", x="month", value="cell", series="line", tone="tone"),
        definition=say("deliveries.coverage_definition"),
        source=say("deliveries.coverage_source"),
        query=COVERAGE_QUERY,
        note=say("deliveries.legend"),
    )


def _feed_names(frame: pl.DataFrame) -> pl.Series:
    return words_of_rows(frame, lambda row: say(f"feed.{row['feed']}"), "line")


def _count_words(counts: dict[str, Any]) -> str:
    words = f"{counts['came_count']}/{counts['expected_count']}"
    if counts["late_count"]:
        words += say("status_late_count", count=counts["late_count"])
    return words
