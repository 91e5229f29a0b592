"""The payment job in polars, as an analyst would write it: lazy, streamed, written once."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from benchmarks.scale.ways.payment_lists import LEVELS, MONTHLY, PAID, PAID_ONCE, Lists
from benchmarks.scale.ways.polars_doubts import doubtful_rows
from benchmarks.scale.ways.polars_reports import people_of_months, spending, spending_periods

COLUMNS = (
    *("payment_id", "programme_code", "person_key", "town_code", "benefit_month", "amount_yuan"),
    *("paid_on", "delivery_id", "source_row", "source_sheet", "village_code", "paid_month"),
    *("payment_status", "feed", "household_id", "disability_level", "bank_account_key"),
    "certificate_level",
)


def run_polars(lists: Lists, place: Path) -> None:
    """Write fct_payments, three reports and the rows of four checks: a parquet file a table."""
    place.mkdir(parents=True)
    payments_file = place / "fct_payments.parquet"
    _payments(lists).sink_parquet(payments_file)
    payments = pl.scan_parquet(payments_file)
    members = _members(lists).collect(engine="streaming").lazy()
    spending(payments).sink_parquet(place / "rpt_spending.parquet")
    calendar = pl.scan_parquet(lists.given / "dim_months.parquet").select("month", "year")
    spending_periods(payments, calendar).sink_parquet(place / "rpt_spending_periods.parquet")
    people_of_months(payments, members).sink_parquet(place / "rpt_beneficiary_months.parquet")
    doubtful_rows(payments, members, lists).sink_parquet(place / "finding_sums.parquet")


def scan(lists: Lists, feed: str) -> pl.LazyFrame:
    """The rows of a feed's lists in force, each under the list that it belongs to."""
    frame = pl.scan_parquet(lists.files[feed])
    if not lists.completed:
        return frame
    return frame.with_columns(pl.col("delivery_id").replace(lists.completed))


def _payments(lists: Lists) -> pl.LazyFrame:
    feeds = [_monthly_lines(lists, feed) for feed in MONTHLY]
    feeds += [_lines_paid_once(lists, feed, *columns) for feed, columns in PAID_ONCE.items()]
    programmes = pl.scan_parquet(lists.given / "dim_programmes.parquet").select(
        "feed", "scheme", "programme_code"
    )
    lines = pl.concat(feeds, how="diagonal").join(
        programmes, on=["feed", "scheme"], how="left", nulls_equal=True
    )
    return (
        lines.filter((pl.col("payment_status") == PAID) & (pl.col("amount_yuan") != 0))
        .with_columns(
            pl.concat_str("delivery_id", "source_sheet", "source_row", separator="-").alias(
                "payment_id"
            ),
            pl.col("paid_on").dt.truncate("1mo").alias("paid_month"),
        )
        .select(COLUMNS)
    )


def _monthly_lines(lists: Lists, feed: str) -> pl.LazyFrame:
    frame = scan(lists, feed)
    present = frame.collect_schema().names()
    shared = ["person_key", "town_code", "village_code", "benefit_month", "paid_on"]
    shared += ["bank_account_key", "delivery_id", "source_sheet", "source_row"]
    shared += [name for name in ("scheme", "certificate_level") if name in present]
    made = [
        pl.lit(feed).alias("feed"),
        pl.col("amount").alias("amount_yuan"),
        pl.col("status").fill_null(PAID).alias("payment_status")
        if feed == "subsistence_payments"
        else pl.col("status").alias("payment_status"),
    ]
    if "level" in present:
        level = pl.col("level").replace_strict(LEVELS, default=None, return_dtype=pl.Int32)
        made.append(level.alias("disability_level"))
    if "household_no" in present:
        household = pl.concat_str("town_code", "household_no", separator="-")
        made.append(household.alias("household_id"))
    return frame.select(*shared, *made)


def _lines_paid_once(lists: Lists, feed: str, amount: str, day: str) -> pl.LazyFrame:
    shared = ["person_key", "town_code", "village_code", "delivery_id"]
    return scan(lists, feed).select(
        *shared,
        *("source_sheet", "source_row"),
        pl.lit(feed).alias("feed"),
        pl.col(amount).alias("amount_yuan"),
        pl.col(day).alias("paid_on"),
        pl.col(day).dt.truncate("1mo").alias("benefit_month"),
        pl.lit(PAID).alias("payment_status"),
    )


def _members(lists: Lists) -> pl.LazyFrame:
    """One row per household, month and person on the roll, in the form's order."""
    roll = (
        scan(lists, "subsistence_payments")
        .filter(~((pl.col("amount") == 0) & pl.col("stop_reason").is_not_null()))
        .with_columns(
            pl.concat_str("town_code", "household_no", separator="-").alias("household_id")
        )
        .select(
            *("household_id", "person_key", pl.col("benefit_month").alias("month")),
            *("delivery_id", "source_sheet", "source_row"),
        )
    )
    listed = (
        scan(lists, "subsistence_members")
        .filter(pl.col("person_key").is_not_null())
        .select("person_key", "member_number", "delivery_id", "source_sheet", "source_row")
        .join(roll.drop("person_key"), on=["delivery_id", "source_sheet", "source_row"])
    )
    people = pl.concat(
        [roll.with_columns(pl.lit(0, pl.Int64).alias("member_number")), listed], how="diagonal"
    )
    return people.group_by("household_id", "month", "person_key").agg(pl.col("member_number").min())
