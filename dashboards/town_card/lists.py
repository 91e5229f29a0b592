"""A town's deliveries, findings and spending."""

from __future__ import annotations

from collections import Counter

import polars as pl

from dashboards.parts.data_words import words_of_rows
from dashboards.parts.status import coverage_cell
from pipelines.language import name_of, say, with_feed_titles
from pipelines.report.exhibits.cell_words import MONEY
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit
from pipelines.report.value_notes import guard_note, say_limits


def coverage_exhibit(coverage: pl.DataFrame, year: int) -> Exhibit:
    """Forms by month, each cell a sign and a word; the frame is read_town_coverage's."""
    cells = coverage.with_columns(
        words_of_rows(coverage, lambda row: with_feed_titles(row["feed_name"]), "form"),
        words_of_rows(coverage, coverage_cell, "cell"),
        pl.col("month").dt.strftime("%m").alias("place"),
    )
    places = sorted(cells["place"].unique().to_list())
    wide = cells.pivot("place", index="form", values="cell")
    empty = say("town_card.empty_cell")
    frame = wide.select("form", *places).with_columns(pl.col(places).fill_null(empty))
    counts = Counter(coverage["status"].to_list())
    return Exhibit(
        "coverage",
        say("town_card.coverage", year=year),
        frame,
        (
            Column("form", say("key_work.column_form")),
            *(Column(place, say("key_work.month_number", number=int(place))) for place in places),
        ),
        definition=say("town_card.coverage_definition"),
        source=say("town_card.coverage_source"),
        note=say(
            "town_card.coverage_line",
            due=coverage.height,
            **{name: counts[name] for name in ("on_time", "late", "missing", "nil")},
        ),
    )


def findings_exhibit(findings: pl.DataFrame, year: int) -> Exhibit:
    """Findings by check; the frame is read_town_findings'."""
    frame = findings.with_columns(words_of_rows(findings, name_of, "name"))
    return Exhibit(
        "findings",
        say("town_card.findings", year=year),
        frame,
        (
            Column("check_code", say("town_card.column_check")),
            Column("name", say("town_card.column_check_name")),
            Column("finding_count", say("town_card.column_findings"), "件"),
            Column("open_count", say("town_card.column_open"), "件"),
            Column("amount_at_risk_yuan", say("town_card.column_at_risk"), MONEY),
        ),
        definition=say("town_card.findings_definition"),
        source=say("town_card.findings_source"),
        note=say_limits("town_card.findings_note"),
    )


def spending_exhibit(spending: pl.DataFrame, year: int) -> Exhibit:
    """Money by programme; the frame is read_town_spending's."""
    frame = spending.with_columns(words_of_rows(spending, name_of, "programme"))
    return Exhibit(
        "spending",
        say("town_card.spending", year=year),
        frame,
        (
            Column("programme", say("town_card.column_programme")),
            Column("people_count", say("town_card.column_people"), "人"),
            Column("amount_yuan", say("town_card.column_amount"), MONEY),
        ),
        Chart("bars", "programme", "amount_yuan"),
        definition=say("town_card.spending_definition"),
        source=say("town_card.spending_source"),
        note=guard_note(),
    )
