"""The checks D1, O3, O4 and T1 in polars: one row per doubtful payment."""

from __future__ import annotations

import polars as pl

from benchmarks.scale.ways.payment_lists import Lists

_SHAPE = "check_code", "subject_key", "programme_code", "town_code", "month", "amount_at_risk_yuan"


def doubtful_rows(payments: pl.LazyFrame, members: pl.LazyFrame, lists: Lists) -> pl.LazyFrame:
    """Rows of the four checks that are money at risk: check, person, programme, town, month."""
    programmes = pl.scan_parquet(lists.given / "dim_programmes.parquet")
    monthly = programmes.filter(pl.col("entitlement_rule") != "no_monthly_formula")
    monthly_payments = payments.join(monthly.select("programme_code"), on="programme_code")
    rows = pl.concat(
        [
            _shaped("D1", _after_death(payments, members, lists)),
            _shaped("O3", _by_two_towns(monthly_payments)),
            _shaped("O4", _twice(monthly_payments)),
            _shaped("T1", _of_another_rate(payments, lists)),
        ]
    )
    month_yuan = (
        pl.col("amount_at_risk_yuan")
        .sum()
        .over("check_code", "subject_key", "programme_code", "month")
    )
    return rows.filter(month_yuan != 0)


def _shaped(check_code: str, rows: pl.LazyFrame) -> pl.LazyFrame:
    return rows.select(
        pl.lit(check_code).alias("check_code"),
        pl.col("person_key").alias("subject_key"),
        *("programme_code", "town_code", pl.col("benefit_month").alias("month")),
        pl.col("amount_yuan").cast(pl.Decimal(18, 2)).alias("amount_at_risk_yuan"),
    ).select(_SHAPE)


def _after_death(payments: pl.LazyFrame, members: pl.LazyFrame, lists: Lists) -> pl.LazyFrame:
    deaths = (
        pl.scan_parquet(lists.files["cremations"])
        .group_by("person_key")
        .agg(pl.col("died_on").dt.truncate("1mo").min().alias("death_month"))
    )
    columns = ["person_key", "programme_code", "town_code", "benefit_month", "amount_yuan"]
    own = payments.filter(
        pl.col("household_id").is_null()
        & ~pl.col("programme_code").is_in(["medical_aid", "funeral_waiver"])
    ).select(columns)
    month = ["household_id", "month"]
    placed = members.sort("member_number", "person_key", nulls_last=True).with_columns(
        pl.len().over(month).cast(pl.Int64).alias("people"),
        pl.int_range(1, pl.len() + 1).over(month).alias("place"),
    )
    late_members = placed.join(deaths, on="person_key").filter(
        pl.col("month") > pl.col("death_month")
    )
    of_households = payments.drop("person_key").join(
        late_members, left_on=["household_id", "benefit_month"], right_on=month
    )
    cents = (pl.col("amount_yuan") * 100).cast(pl.Int64)
    people = pl.col("people")
    share = cents.sign() * (
        cents.abs() // people + (pl.col("place") <= cents.abs() % people).cast(pl.Int64)
    )
    shares = of_households.with_columns(
        (share.cast(pl.Decimal(18, 2)) * pl.lit("0.01").cast(pl.Decimal(3, 2)))
        .cast(pl.Decimal(18, 2))
        .alias("amount_yuan")
    ).select(columns)
    late = own.join(deaths, on="person_key").filter(pl.col("benefit_month") > pl.col("death_month"))
    return pl.concat([late.select(columns), shares], how="vertical_relaxed")


def _by_two_towns(payments: pl.LazyFrame) -> pl.LazyFrame:
    right = ["person_key", "programme_code", "benefit_month"]
    of_towns = payments.group_by(*right, "town_code").agg(
        pl.col("amount_yuan").sum().alias("town_yuan")
    )
    paying = of_towns.filter(pl.col("town_yuan") > 0)
    largest = paying.group_by(right).agg(
        pl.len().alias("towns"),
        pl.col("town_code")
        .sort_by("town_yuan", "town_code", descending=[True, False])
        .first()
        .alias("largest_town"),
    )
    shared = largest.filter(pl.col("towns") > 1)
    return (
        payments.join(shared, on=right)
        .filter(pl.col("town_code") != pl.col("largest_town"))
        .join(paying, on=[*right, "town_code"])
    )


def _twice(payments: pl.LazyFrame) -> pl.LazyFrame:
    right = ["programme_code", "town_code", "benefit_month", "payee"]
    paid = payments.with_columns(pl.coalesce("household_id", "person_key").alias("payee"))
    repeated = paid.group_by(right).agg(
        pl.len().alias("payments"),
        pl.col("amount_yuan").sum().alias("paid_yuan"),
        pl.col("amount_yuan").max().alias("largest_yuan"),
    )
    several = repeated.filter(
        (pl.col("payments") > 1) & (pl.col("paid_yuan") > pl.col("largest_yuan"))
    )
    order = ["amount_yuan", "paid_on", "payment_id"]
    ordered = paid.join(several, on=right).sort(
        order, descending=[True, False, False], nulls_last=True
    )
    return ordered.filter(pl.int_range(pl.len()).over(right) > 0)


def _of_another_rate(payments: pl.LazyFrame, lists: Lists) -> pl.LazyFrame:
    rates = (
        pl.scan_parquet(lists.given / "dim_standards.parquet")
        .filter(
            pl.col("standard").str.starts_with("disability_allowance_level_")
            & (pl.col("area_level") == "district")
        )
        .select(
            pl.col("standard").str.slice(-1).cast(pl.Int32).alias("disability_level"),
            pl.col("value").alias("rate_yuan"),
            *("first_month", "last_month"),
        )
    )
    allowances = payments.filter(pl.col("programme_code") == "disability_allowance")
    wrong = allowances.join(rates, on="disability_level").filter(
        (pl.col("benefit_month") >= pl.col("first_month"))
        & (pl.col("last_month").is_null() | (pl.col("benefit_month") <= pl.col("last_month")))
        & (pl.col("amount_yuan") > 0)
        & (pl.col("amount_yuan") != pl.col("rate_yuan"))
    )
    right = ["person_key", "town_code", "benefit_month"]
    sums = (
        allowances.join(wrong.select(right).unique(), on=right, how="semi")
        .group_by(right)
        .agg(
            pl.col("amount_yuan").sum().alias("month_yuan"),
            pl.col("amount_yuan").min().alias("least_yuan"),
        )
    )
    doubted = wrong.join(sums, on=right).filter(
        (pl.col("month_yuan") != pl.col("rate_yuan")) & (pl.col("month_yuan") != 0)
    )
    told = pl.when(pl.col("least_yuan") < 0).then("month_yuan").otherwise("amount_yuan")
    return doubted.with_columns((told - pl.col("rate_yuan")).abs().alias("amount_yuan"))
