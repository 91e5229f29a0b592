"""How many of the suites' rules were kept, by month of the deliveries and by build."""

from __future__ import annotations

import polars as pl

from pipelines.frames.clerks.quality import QUALITY_QUERY
from pipelines.language import messages, say
from pipelines.report.exhibits.cell_words import DAY, MONTH, RATIO
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit

_COUNTED = ("judged_count", "passed_count", "unjudged_count")


def inbound_quality(frame: pl.DataFrame) -> Exhibit:
    """Rules kept at the door, by suite and month.

    Args:
        frame: of read_inbound_quality.
    """
    columns = (
        Column("suite", say("deliveries.column_suite")),
        Column("month", say("deliveries.column_month"), MONTH),
        Column("cell", say("deliveries.column_passed_ratio")),
        *(Column(name, say(f"deliveries.column_{name}")) for name in _COUNTED),
        Column("passed_ratio", say("deliveries.column_passed_share"), RATIO),
        Column("unexpected_count", say("deliveries.column_unexpected_count")),
    )
    return _exhibit("inbound_quality", frame, columns, "month")


def build_quality(frame: pl.DataFrame) -> Exhibit:
    """Rules kept by the tables of each build, those that failed among them.

    Args:
        frame: of read_build_quality.
    """
    columns = (
        Column("suite", say("deliveries.column_suite")),
        Column("run_id", say("deliveries.column_run_id")),
        Column("judged_on", say("deliveries.column_judged_on"), DAY),
        Column("cell", say("deliveries.column_passed_ratio")),
        *(Column(name, say(f"deliveries.column_{name}")) for name in _COUNTED),
        Column("passed_ratio", say("deliveries.column_passed_share"), RATIO),
    )
    return _exhibit("build_quality", frame, columns, "run_id")


def _exhibit(key: str, frame: pl.DataFrame, columns: tuple[Column, ...], x: str) -> Exhibit:
    told = frame.with_columns(
        pl.Series("suite", [_suite_words(suite) for suite in frame["suite"]], dtype=pl.String),
        pl.format("{}/{}", "passed_count", "judged_count").alias("cell"),
        pl.when(pl.col("unjudged_count") > 0)
        .then(pl.lit("unknown"))
        .when(pl.col("passed_count") < pl.col("judged_count"))
        .then(pl.lit("watch"))
        .otherwise(pl.lit("good"))
        .alias("tone"),
    )
    return Exhibit(
        key,
        say(f"deliveries.{key}_title"),
        told,
        columns,
        Chart("states", x=x, value="cell", series="suite", tone="tone"),
        definition=say(f"deliveries.{key}_definition"),
        source=say("deliveries.quality_source"),
        query=QUALITY_QUERY,
        note=say("deliveries.quality_note"),
    )


def _suite_words(suite: str) -> str:
    for code in (f"feed.{suite}", f"deliveries.suite_{suite}"):
        if code in messages():
            return say(code)
    return suite
