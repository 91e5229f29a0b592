"""The deliveries of a period with their counts, and the rows that were sent back."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from pipelines.desk.told_file import column_words
from pipelines.frames.clerks.deliveries import RECEIPTS_QUERY, REJECTED_QUERY
from pipelines.language import list_words, say
from pipelines.report.exhibits.cell_words import DAY, MONEY, MONTH
from pipelines.report.exhibits.exhibit import Column, Exhibit
from pipelines.report.number_words import UNKNOWN

_COUNTED = ("rows_read", "rows_accepted", "rows_rejected", "rows_total", "rows_note")


def stand_as_now(frame: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """The deliveries of a build as they stand now, with file names and what is said of them.

    Those that were withdrawn or wait to be confirmed come first.

    Args:
        frame: of read_receipts.
        now: of standings_now; a delivery that it lacks keeps what the build knew.
    """
    joined = frame.join(now, on="delivery_id", how="left", maintain_order="left", suffix="_now")
    found = joined.with_columns(pl.coalesce("state_now", "state").alias("state"))
    # A list in force of which something is said keeps little of another.
    is_held = (pl.col("state") == "in_force") & pl.col("said").is_not_null()
    needs_a_look = (pl.col("state") == "withdrawn") | is_held
    return found.drop("state_now").sort(needs_a_look, descending=True, maintain_order=True)


def receipts(frame: pl.DataFrame) -> Exhibit:
    """One row per delivery.

    Args:
        frame: of stand_as_now.
    """
    told = frame.with_columns(
        _words(frame["feed"], "feed.{}"),
        _words(frame["state"], "deliveries.state_{}"),
        pl.concat_str("deliverer_name", "section", separator=" · ", ignore_nulls=True).alias(
            "deliverer"
        ),
    )
    columns = (
        Column("feed", say("deliveries.column_feed")),
        Column("deliverer", say("deliveries.column_deliverer")),
        Column("period_start", say("deliveries.column_period_start"), MONTH),
        Column("period_end", say("deliveries.column_period_end"), MONTH),
        Column("reported_on", say("deliveries.column_reported_on"), DAY),
        Column("state", say("deliveries.column_state")),
        Column("said", say("deliveries.column_said")),
        Column("file_name", say("deliveries.column_file_name")),
        *(Column(name, say(f"deliveries.column_{name}")) for name in _COUNTED),
        Column("amount_yuan", say("deliveries.column_amount_yuan"), MONEY),
        Column("warning_count", say("deliveries.column_warning_count")),
        Column("delivery_id", say("deliveries.column_delivery_id")),
    )
    return Exhibit(
        "receipts",
        say("deliveries.receipts_title", count=f"{frame.height:,}"),
        told,
        columns,
        definition=say("deliveries.receipts_definition"),
        source=say("deliveries.receipts_source"),
        query=RECEIPTS_QUERY,
        note=say("deliveries.receipts_note"),
    )


def receipt_names(frame: pl.DataFrame) -> dict[str, str]:
    """What each file's receipt is called, by the file's id: period, form, deliverer, file, sum.

    Args:
        frame: of stand_as_now; nil returns recorded by hand have no file and are left out.
    """
    is_file = ~pl.col("delivery_id").str.ends_with("-nil")
    files = frame.filter(is_file).group_by("file_id", maintain_order=True)
    facts = files.agg(
        pl.col("feed", "deliverer_name", "file_name").first(),
        pl.col("period_start").min(),
        pl.col("period_end").max(),
        pl.col("rows_accepted").sum(),
        pl.col("amount_yuan").drop_nulls().sum(),
        pl.col("amount_yuan").count().alias("sums"),
        pl.col("state").unique(maintain_order=True).alias("states"),
    )
    return {file["file_id"]: _receipt_name(file) for file in facts.to_dicts()}


def _receipt_name(file: dict[str, Any]) -> str:
    amount = say("intake_sum", amount=f"{file['amount_yuan']:,.2f}") if file["sums"] else ""
    return say(
        "deliveries.receipt_of",
        period=_months(file["period_start"], file["period_end"]),
        feed=say(f"feed.{file['feed']}"),
        deliverer=file["deliverer_name"],
        file=file["file_name"] or UNKNOWN,
        rows=f"{file['rows_accepted']:,}",
        sum=amount,
        state=list_words(say(f"deliveries.state_{state}") for state in file["states"]),
    )


def _months(first: date, last: date) -> str:
    return f"{first:%Y-%m}" if first == last else f"{first:%Y-%m}/{last:%Y-%m}"


def rejected(frame: pl.DataFrame) -> Exhibit:
    """One row per rejected row and reason; without a cell of it.

    Args:
        frame: of read_rejected.
    """
    told = frame.with_columns(
        _words(frame["feed"], "feed.{}"),
        _words(frame["reason"], "reason.{}"),
        _words(frame["reason"], "remedy.{}").alias("remedy"),
        _column_names(frame),
        pl.col("source_sheet").fill_null(UNKNOWN),
        _words(frame["is_open"].cast(pl.Int8).cast(pl.String), "deliveries.open_{}"),
    )
    columns = (
        Column("feed", say("deliveries.column_feed")),
        Column("deliverer_name", say("deliveries.column_deliverer")),
        Column("period_start", say("deliveries.column_month"), MONTH),
        Column("source_sheet", say("deliveries.column_sheet")),
        Column("source_row", say("deliveries.column_row")),
        Column("column_name", say("deliveries.column_column")),
        Column("reason", say("deliveries.column_reason")),
        Column("remedy", say("deliveries.column_remedy")),
        Column("is_open", say("deliveries.column_is_open")),
    )
    return Exhibit(
        "rejected",
        say("deliveries.rejected_of", count=f"{frame.height:,}"),
        told,
        columns,
        definition=say("deliveries.rejected_definition"),
        source=say("deliveries.rejected_source"),
        query=REJECTED_QUERY,
        note=say("deliveries.rejected_note"),
    )


def _column_names(frame: pl.DataFrame) -> pl.Series:
    pairs = zip(frame["feed"], frame["column_name"], strict=True)
    titles = [column_words(feed, name) or say("deliveries.whole_row") for feed, name in pairs]
    return pl.Series("column_name", titles, dtype=pl.String)


def _words(codes: pl.Series, pattern: str) -> pl.Series:
    known = {code: say(pattern.format(code)) for code in codes.unique().drop_nulls()}
    return codes.cast(pl.String).replace_strict(known, default=None, return_dtype=pl.String)
