"""Exhibits of 资金: what people were paid month by month, beside the last year."""

from __future__ import annotations

import polars as pl

from dashboards.door import read
from dashboards.money.words import PERIODS, hidden_words, source
from dashboards.parts.columns import money_column, word_column
from dashboards.parts.subject import (
    Subject,
    doubted_words,
    untold_words,
    with_programme_names,
)
from pipelines.frames.analyst_query import query_of
from pipelines.frames.programmes import ALL
from pipelines.frames.subjects import spending
from pipelines.language import join_sentences, say
from pipelines.report.exhibits.cell_words import MONTH
from pipelines.report.exhibits.exhibit import Chart, Column, Exhibit


def money_by_month(subject: Subject) -> Exhibit:
    """Money of each month by programme; of one programme or town beside the last year's."""
    if subject.programme != ALL or not subject.is_district:
        return _compared(subject, "months", "amount_yuan", "money.amount")
    frame = read(spending.read_spending_by_month_and_programme, as_of=subject.as_of)
    return Exhibit(
        "months",
        subject.titled("money.months_by_programme"),
        with_programme_names(frame),
        (
            Column("month", say("subject.month"), MONTH),
            word_column("programme", "subject.programme"),
            money_column("amount_yuan", "money.amount"),
        ),
        Chart("stacked", "month", "amount_yuan", "programme"),
        say("money.counted"),
        source(),
        query_of(PERIODS, period_kind="month", town_code=ALL),
    )


def money_to_date(subject: Subject) -> Exhibit:
    """Money since January, month by month, beside the last year's."""
    return _compared(subject, "to_date", "to_date_yuan", "money.to_date_amount")


def _compared(subject: Subject, key: str, value: str, code: str) -> Exhibit:
    frame = read(
        spending.read_spending_by_month,
        as_of=subject.as_of,
        programme=subject.programme,
        town=subject.town,
    )
    ordered = frame.sort("year", "month_number", descending=[True, False])
    months = [say(f"subject.month_{number}") for number in ordered["month_number"]]
    named = ordered.with_columns(
        year_name=pl.col("year").cast(pl.String),
        month_name=pl.Series(months, dtype=pl.String),
    )
    return Exhibit(
        key,
        subject.titled(f"money.{key}"),
        named,
        (
            word_column("year_name", "subject.year"),
            word_column("month_name", "subject.month"),
            money_column(value, code),
        ),
        Chart("lines", "month_name", value, "year_name"),
        say("money.counted"),
        source(),
        query_of(
            PERIODS,
            period_kind="month",
            programme_code=subject.programme,
            town_code=subject.town,
        ),
        join_sentences(
            untold_words(frame.filter(~pl.col("is_hidden")), "amount_yuan"),
            hidden_words(frame),
            doubted_words(subject),
        ),
    )
