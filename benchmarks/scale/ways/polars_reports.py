"""The reports of the payment job in polars: money and people by month, programme and town."""

from __future__ import annotations

import polars as pl

SETS = (["programme_code", "town_code"], ["programme_code"], ["town_code"], [])


def spending(payments: pl.LazyFrame) -> pl.LazyFrame:
    """Money by programme, town and month of payment."""
    keys = ["programme_code", "town_code", pl.col("paid_month").alias("month")]
    recipients = payments.group_by(*keys, "person_key").agg(
        pl.len().alias("payments"),
        (pl.col("amount_yuan") > 0).any().alias("is_paid"),
        pl.col("amount_yuan").sum(),
    )
    return recipients.group_by("programme_code", "town_code", "month").agg(
        pl.col("payments").sum().alias("payment_count"),
        pl.col("is_paid").sum().alias("people_count"),
        pl.col("amount_yuan").sum().alias("amount_yuan"),
        pl.col("amount_yuan").max().alias("largest_recipient_yuan"),
    )


def spending_periods(payments: pl.LazyFrame, calendar: pl.LazyFrame) -> pl.LazyFrame:
    """Money by month and year to date, programme or all, town or all."""
    recipients = payments.group_by(
        "person_key", "programme_code", "town_code", pl.col("paid_month").alias("month")
    ).agg(
        pl.len().alias("payments"),
        (pl.col("amount_yuan") > 0).any().alias("is_paid"),
        pl.col("amount_yuan").sum(),
    )
    held = recipients.collect(engine="streaming").lazy()
    months = pl.concat([_months_of(held, kept) for kept in SETS], how="diagonal_relaxed")
    months = months.with_columns(
        pl.col("programme_code", "town_code").fill_null("all"),
        pl.col("month").dt.year().alias("year"),
    )
    lines = ["programme_code", "town_code"]
    by_month = months.select(
        pl.lit("month").alias("period_kind"),
        pl.col("month").alias("as_of_month"),
        *lines,
        *("payment_count", "people_count", "amount_yuan", "largest_recipient_yuan"),
    )
    to_date = (
        months.join(calendar.with_columns(pl.col("month").alias("as_of_month")), on="year")
        .filter(pl.col("month") <= pl.col("as_of_month"))
        .group_by("as_of_month", *lines)
        .agg(
            pl.lit("to_date").first().alias("period_kind"),
            pl.col("payment_count").sum(),
            pl.col("new_count").sum().alias("people_count"),
            pl.col("amount_yuan").sum(),
            pl.col("largest_reached_yuan").max().alias("largest_recipient_yuan"),
        )
    )
    return pl.concat([by_month, to_date], how="diagonal_relaxed")


def _months_of(recipients: pl.LazyFrame, kept: list[str]) -> pl.LazyFrame:
    """Of one set of the columns programme and town: a row a month, what it met and reached."""
    of_recipient = recipients.group_by("person_key", *kept, "month").agg(
        pl.col("payments").sum(), pl.col("is_paid").any(), pl.col("amount_yuan").sum()
    )
    recipient_year = ["person_key", *kept, pl.col("month").dt.year()]
    reached = of_recipient.sort("month", nulls_last=True).with_columns(
        pl.col("amount_yuan").cum_sum().over(recipient_year).alias("reached_yuan"),
        (pl.col("month") == pl.col("month").filter("is_paid").min().over(recipient_year)).alias(
            "is_new"
        ),
    )
    return reached.group_by(*kept, "month").agg(
        pl.col("payments").sum().alias("payment_count"),
        pl.col("is_paid").sum().alias("people_count"),
        pl.col("is_new").sum().alias("new_count"),
        pl.col("amount_yuan").sum().alias("amount_yuan"),
        pl.col("amount_yuan").max().alias("largest_recipient_yuan"),
        pl.col("reached_yuan").max().alias("largest_reached_yuan"),
    )


def people_of_months(payments: pl.LazyFrame, members: pl.LazyFrame) -> pl.LazyFrame:
    """Distinct people of a month of payment, by programme or all, and town or all."""
    paid = payments.filter(pl.col("amount_yuan") > 0)
    of_members = paid.join(
        members.select("household_id", "month", pl.col("person_key").alias("member")),
        left_on=["household_id", "benefit_month"],
        right_on=["household_id", "month"],
        how="left",
    )
    people = of_members.select(
        pl.coalesce("member", "person_key").alias("person_key"),
        *("programme_code", "town_code", pl.col("paid_month").alias("month")),
    ).unique()
    held = people.collect(engine="streaming").lazy()
    counts = [
        held.select("person_key", *kept, "month")
        .unique()
        .group_by(*kept, "month")
        .agg(pl.len().alias("people_count"))
        for kept in SETS
    ]
    return pl.concat(counts, how="diagonal").with_columns(
        pl.col("programme_code", "town_code").fill_null("all")
    )
